package io.storeflow.platform.ui;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.RatedAmount;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What something comes to, line by line, for ui/sums: {@code #ui.sums().line('key', amount)}. */
public final class Sums extends Part<Sums> {
  /**
   * A line of a sum.
   *
   * @param typed whether people have typed the label, so that it has a direction and a language
   */
  public record Line(String label, boolean typed, Money amount, boolean total) {}

  private final Ui ui;
  private List<Line> lines = List.of();
  private List<Line> within = List.of();

  Sums(Ui ui) {
    super(ui::say);
    this.ui = ui;
  }

  /** Nothing without an amount. */
  public Sums line(String key, @Nullable Money amount) {
    return add(words(key), false, amount, false);
  }

  /** Under a name that people gave; nothing without an amount. */
  public Sums named(@Nullable String name, @Nullable Money amount) {
    return add(name, true, amount, false);
  }

  /** What is taken off; nothing if that is zero. */
  public Sums off(String key, Money amount) {
    return amount.isZero() ? this : line(key, amount.negated());
  }

  /** Each under its own name. */
  public Sums named(List<NamedAmount> amounts) {
    var sums = this;
    for (var it : amounts) sums = sums.named(it.name(), it.amount());
    return sums;
  }

  /**
   * Taxes, before the total.
   *
   * @param included whether they are in the lines: said after the total, which holds them
   */
  public Sums taxed(List<RatedAmount> taxes, boolean included) {
    var said =
        taxes.stream()
            .map(it -> new Line(ui.tax(it, included), false, it.amount(), false))
            .toList();
    return included
        ? with(it -> it.within = said)
        : with(it -> it.lines = Stream.concat(lines.stream(), said.stream()).toList());
  }

  /** Each under a sentence that its name fills. */
  public Sums each(String key, List<NamedAmount> amounts) {
    var sums = this;
    for (var it : amounts) sums = sums.add(words(key, it.name()), false, it.amount(), false);
    return sums;
  }

  /** Nothing without an amount. */
  public Sums total(String key, @Nullable Money amount) {
    var sums = add(words(key), false, amount, true);
    return amount == null
        ? sums
        : sums.with(
            it -> {
              it.lines = Stream.concat(it.lines.stream(), within.stream()).toList();
              it.within = List.of();
            });
  }

  public List<Line> lines() {
    return lines;
  }

  private Sums add(@Nullable String label, boolean typed, @Nullable Money amount, boolean total) {
    if (amount == null) return this;
    var line = new Line(Objects.requireNonNull(label), typed, amount, total);
    return with(it -> it.lines = Stream.concat(lines.stream(), Stream.of(line)).toList());
  }
}
