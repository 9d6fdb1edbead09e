package io.storeflow.allergen;

import io.storeflow.platform.code.Coded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What food holds, as the API tells it, in codes.
 *
 * @param contains allergens of annex II of Regulation (EU) No 1169/2011, cereals and nuts by kind;
 *     {@code mayContain}: by accident. Empty both: none of the fourteen
 * @param additives classes that the country of the store wants to be named
 */
@Schema(name = "Food")
public record ApiFood(List<String> contains, List<String> mayContain, List<String> additives) {

  /** Null where nobody has said anything of its allergens. */
  public static @Nullable ApiFood of(Food food) {
    return food.stated()
        ? new ApiFood(codes(food.contains()), codes(food.mayContain()), codes(food.additives()))
        : null;
  }

  private static List<String> codes(List<? extends Coded> some) {
    return some.stream().map(Coded::code).toList();
  }
}
