package io.storeflow.checkoutapi;

import io.storeflow.discountcode.GivenCodes;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.pricerule.PriceRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Discount codes as a program sends them. */
final class CodesBody {
  static final String ABOUT =
      "Discount codes; capitals or not is the same. One that takes nothing off is refused by"
          + " code_invalid";

  private CodesBody() {}

  /** As they are compared; adds what is wrong with the body's member {@code codes}. */
  static Set<String> read(@Nullable List<String> sent, List<Wrong> wrongs) {
    if (sent == null) return Set.of();
    var codes = new LinkedHashSet<String>();
    for (int i = 0; i < sent.size(); i++) {
      var code = PriceRule.code(sent.get(i));
      if (code.isEmpty()) wrongs.add(Wrong.of("/codes/" + i, "required.other"));
      codes.add(code);
    }
    if (codes.size() > GivenCodes.MOST) wrongs.add(Wrong.of("/codes", "too_many", GivenCodes.MOST));
    return codes;
  }
}
