package io.storeflow.platform.ui;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a state looks: its tone, how full its glyph is, loud if a person must act, quiet if it is
 * settled. The word is the message {@code ui.state.<kind>.<code>}.
 */
public record StateMark(
    String key,
    @Nullable String tone,
    String fill,
    boolean loud,
    boolean quiet,
    @Nullable String text) {
  private static final Map<String, String> LOOKS =
      Map.ofEntries(
          Map.entry("payment.pending", "warn alert loud"),
          Map.entry("payment.paid", "good full quiet"),
          Map.entry("payment.due", "- 0"),
          Map.entry("payment.give_back", "warn 2"),
          Map.entry("payment.not_taken", "- none quiet"),
          Map.entry("payment.partially_refunded", "- 2 quiet"),
          Map.entry("payment.refunded", "- full quiet"),
          Map.entry("payment.failed", "bad no loud"),
          Map.entry("payment.cancelled", "- no quiet"),
          Map.entry("fulfilment.new", "warn 0 loud"),
          Map.entry("fulfilment.accepted", "info 0"),
          Map.entry("fulfilment.preparing", "info 1"),
          Map.entry("fulfilment.ready", "good 2"),
          Map.entry("fulfilment.completed", "good full quiet"),
          Map.entry("fulfilment.cancelled", "- no quiet"),
          Map.entry("return.none", "- none quiet"),
          Map.entry("return.requested", "warn alert loud"),
          Map.entry("return.in_progress", "info 1"),
          Map.entry("return.returned", "- full quiet"),
          Map.entry("product.draft", "- none quiet"),
          Map.entry("product.active", "good full"),
          Map.entry("product.archived", "- no quiet"),
          Map.entry("stock.untracked", "- none quiet"),
          Map.entry("stock.in", "good full quiet"),
          Map.entry("stock.low", "warn 1"),
          Map.entry("stock.out", "bad alert"),
          Map.entry("work.retrying", "warn 1"),
          Map.entry("work.failed", "bad no loud"),
          Map.entry("work.done", "good full quiet"));

  /** The look of a state; one without an entry is shown plainly. */
  static StateMark of(String kind, Object code) {
    var key = kind + "." + code.toString().toLowerCase(Locale.ROOT);
    var look = LOOKS.getOrDefault(key, "- 0").split(" ");
    var weight = look.length > 2 ? look[2] : "";
    return new StateMark(
        "ui.state." + key,
        look[0].equals("-") ? null : look[0],
        look[1],
        weight.equals("loud"),
        weight.equals("quiet"),
        null);
  }

  /** With other words than the usual ones, such as "3 left"; null leaves it as it is. */
  public StateMark text(@Nullable Object said) {
    return said == null ? this : new StateMark(key, tone, fill, loud, quiet, said.toString());
  }
}
