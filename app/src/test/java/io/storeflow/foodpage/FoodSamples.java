package io.storeflow.foodpage;

import io.storeflow.allergen.Food;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What food holds. */
@Component
class FoodSamples implements FeatureSamples {
  private static final Map<String, String> FORM =
      Map.of(
          "version",
          Objects.requireNonNull(FoodForm.of(Food.UNSTATED).version()),
          "statement",
          "some",
          "contains",
          "milk",
          "may",
          "eggs",
          "additive",
          "colour");

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/products/{product}/food stateOfProduct", spot -> FORM);
    book.form("/s/{store}/modifiers/one/{modifier}/food stateOfModifier", spot -> FORM);
  }
}
