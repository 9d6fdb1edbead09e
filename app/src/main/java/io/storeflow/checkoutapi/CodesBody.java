package io.storeflow.checkoutapi;

import io.storeflow.discountcode.GivenCodes;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
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

  /** Characters as the field of shoppers takes them, with blanks and signs. */
  private static final int LONGEST = 60;

  private CodesBody() {}

  /** As they are compared; adds what is wrong with the body's member {@code codes}. */
  static Set<String> read(@Nullable List<String> sent, List<Wrong> wrongs) {
    if (sent == null) return Set.of();
    var codes = new LinkedHashSet<String>();
    for (int i = 0; i < sent.size(); i++) {
      var written = Typed.text(sent.get(i));
      if (written.length() > LONGEST) {
        wrongs.add(Wrong.of("/codes/" + i, "too_long", LONGEST));
        continue;
      }
      var code = PriceRule.code(written);
      if (code.isEmpty()) wrongs.add(Wrong.of("/codes/" + i, "required.other"));
      codes.add(code);
    }
    if (codes.size() > GivenCodes.MOST) wrongs.add(Wrong.of("/codes", "too_many", GivenCodes.MOST));
    return codes;
  }
}
