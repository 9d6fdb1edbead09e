package io.storeflow.modifier;

import io.storeflow.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen, held against the groups that a product offers.
 *
 * @param items in the order of the groups, inner ones right after what they belong to
 * @param fault why it cannot be bought so; null if it can
 */
public record Selection(List<Item> items, @Nullable Fault fault) {

  /**
   * A modifier that was chosen.
   *
   * @param quantity for one unit of the product
   * @param inner whether it belongs to the last one before it that is not inner
   */
  public record Item(Modifier modifier, int quantity, boolean inner) {

    /** Of all its units. */
    public Money price() {
      return modifier.price().times(quantity);
    }

    public Extra extra() {
      return new Extra(modifier.title(), quantity, modifier.price(), inner);
    }
  }

  /**
   * @param name of the group or the modifier; empty for a modifier that the product does not offer
   * @param bound the limit that is not kept; 0 where there is none
   */
  public record Fault(Why why, String name, int bound) {}

  public enum Why {
    /** The product does not offer it. */
    UNKNOWN,
    SOLD_OUT,
    TOO_FEW,
    TOO_MANY
  }

  public static final Selection NONE = new Selection(List.of(), null);

  public static Selection of(List<ModifierGroup> groups, Chosen chosen) {
    if (groups.isEmpty() && chosen.isEmpty()) return NONE;
    var judged = new Judged();
    judged.hold(groups, chosen.picks(), 1, false);
    return new Selection(List.copyOf(judged.items), judged.fault);
  }

  public List<Extra> extras() {
    return items.stream().map(Item::extra).toList();
  }

  /** What it adds to the price of one unit of the product. */
  public Money on(Money price) {
    var sum = price;
    for (var item : items) sum = sum.plus(item.price());
    // Who takes off more than the product costs does not get money for it.
    return sum.minor() < 0 ? Money.zero(price.currency()) : sum;
  }

  private static final class Judged {
    final List<Item> items = new ArrayList<>();
    @Nullable Fault fault;

    /**
     * @param times units of what the groups belong to
     */
    void hold(List<ModifierGroup> groups, List<Chosen.Pick> picks, int times, boolean inner) {
      int known = 0;
      for (var group : groups) {
        int units = 0;
        for (var modifier : group.modifiers()) {
          for (var pick : picks) {
            if (!pick.modifierId().equals(modifier.publicId())) continue;
            known++;
            units += pick.quantity();
            if (!modifier.available()) blame(Why.SOLD_OUT, modifier.title(), 0);
            items.add(new Item(modifier, pick.quantity() * times, inner));
            hold(modifier.groups(), pick.inner(), pick.quantity() * times, true);
          }
        }
        if (units < group.min()) blame(Why.TOO_FEW, group.title(), group.min());
        if (units > group.max()) blame(Why.TOO_MANY, group.title(), group.max());
      }
      if (known < picks.size()) blame(Why.UNKNOWN, "", 0);
    }

    private void blame(Why why, String name, int bound) {
      if (fault == null) fault = new Fault(why, name, bound);
    }
  }
}
