package io.storeflow.signup;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.Newcomer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** New merchants and new stores. */
@Component
class SignupSamples implements FeatureSamples {

  @Override
  public void tell(SampleBook book) {
    book.form("/signup create", spot -> new Newcomer(spot.mark()).fields());
    book.form("/stores/new create", SignupSamples::store);
    book.foreign(spot -> spot.store().merchant().publicId(), "merchant");
    book.foreign(spot -> spot.store().slug(), "slug");
  }

  private static Map<String, String> store(Spot spot) {
    return Map.of(
        "merchant",
        spot.store().merchant().publicId(),
        "storeName",
        "Shop " + spot.mark(),
        "slug",
        "shop-" + spot.mark(),
        "country",
        "AT",
        "kind",
        "goods");
  }
}
