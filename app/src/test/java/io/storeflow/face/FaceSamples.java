package io.storeflow.face;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The logo of a store and its picture. */
@Component
class FaceSamples implements FeatureSamples {
  private final Faces faces;

  FaceSamples(Faces faces) {
    this.faces = faces;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/settings/face change", this::form);
  }

  private Map<String, String> form(Spot spot) {
    return Map.of(
        "version", Integer.toString(faces.of(spot.store()).version()),
        "logo", "",
        "hero", "",
        "alt", "A bowl",
        "action", "Go " + spot.mark(),
        "path", "",
        "logoOff", "false",
        "heroOff", "false");
  }
}
