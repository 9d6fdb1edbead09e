package io.storeflow.exemptionpage;

import io.storeflow.exemption.Exemption;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** From what nobody may withdraw. */
@Component
class ExemptionSamples implements FeatureSamples {
  @Override
  public void tell(SampleBook book) {
    book.form(
        "/s/{store}/products/{product}/exemption state",
        spot -> {
          var now = Exemption.of(null, spot.store().trade());
          var version = ExemptionForm.of(now).version();
          return Map.of("version", Objects.requireNonNull(version), "exemption", "made");
        });
  }
}
