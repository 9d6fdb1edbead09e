package io.storeflow.cartpage;

import io.storeflow.cart.CartVersion;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.pricing.Basket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The quantities of a cart as they were typed, line by line, and the button that sent them: {@code
 * go=checkout}, {@code remove=variant}, {@code take=variant:units}.
 *
 * @param units by public id of the line or its variant; lines without a number are left out
 * @param unread whether there was such a line
 * @param seen the cart that they were typed over; null if the form does not say
 * @param toCheckout whether the button to the checkout was pressed
 */
record CartForm(
    Map<String, Integer> units, boolean unread, @Nullable CartVersion seen, boolean toCheckout) {

  /** {@code line} and {@code quantity} come in pairs, in the order of the lines. */
  static CartForm of(MultiValueMap<String, String> sent) {
    // A page of an older release names the variant alone.
    var variants = sent.getOrDefault("variant", List.of());
    var named = sent.getOrDefault("line", variants);
    var quantities = sent.getOrDefault("quantity", List.of());
    var units = new LinkedHashMap<String, Integer>();
    boolean unread = false;
    int lines = Math.min(Math.min(named.size(), quantities.size()), Basket.MOST_LINES);
    for (int i = 0; i < lines; i++) {
      int number = whole(quantities.get(i), -1);
      if (number < 0) unread = true;
      else units.put(named.get(i), number);
    }
    var removed = sent.getFirst("remove");
    if (removed != null) units.put(line(removed, variants, named), 0);
    take(units, variants, named, sent.getFirst("take"));
    var seen = CartVersion.parse(sent.getFirst("cart")).orElse(null);
    return new CartForm(units, unread, seen, "checkout".equals(sent.getFirst("go")));
  }

  /** The button "take what is left" says of what, and how many that is. */
  private static void take(
      Map<String, Integer> units,
      List<String> variants,
      List<String> named,
      @Nullable String pressed) {
    int colon = pressed == null ? -1 : pressed.indexOf(':');
    if (pressed == null || colon < 0) return;
    int left = whole(pressed.substring(colon + 1), 0);
    if (left > 0) units.put(line(pressed.substring(0, colon), variants, named), left);
  }

  /** Buttons name the variant, which nodes of an older release understand too. */
  private static String line(String pressed, List<String> variants, List<String> named) {
    int at = variants.indexOf(pressed);
    return at >= 0 && at < named.size() ? named.get(at) : pressed;
  }

  /** A whole number, at most one more than a cart takes; the other one for anything else. */
  static int whole(@Nullable String text, int otherwise) {
    return WholeNumber.count(text)
        .value()
        .map(units -> Math.min(units, Basket.MOST_UNITS + 1))
        .orElse(otherwise);
  }
}
