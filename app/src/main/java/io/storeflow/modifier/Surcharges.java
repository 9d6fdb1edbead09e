package io.storeflow.modifier;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/**
 * What can be added to the price of one unit of a product at most, and taken off it, by what is
 * chosen with it: of each group as many units as may be of the modifier that adds, or takes off,
 * most, with what goes with it.
 */
public final class Surcharges {

  private final Map<String, GroupDetail> groups;

  /**
   * @param groups those of the store, by public id
   */
  Surcharges(Map<String, GroupDetail> groups) {
    this.groups = groups;
  }

  /** What can be taken off at most; in minor units, 0 or above. */
  long mostOff(Collection<GroupDetail> offered) {
    return offered.stream().mapToLong(it -> -furthest(it, Math::min)).reduce(0, Math::addExact);
  }

  /** What can be added at most; in minor units, 0 or above. */
  long mostAdded(Collection<GroupDetail> offered) {
    return offered.stream().mapToLong(it -> furthest(it, Math::max)).reduce(0, Math::addExact);
  }

  private long furthest(GroupDetail group, LongBinaryOperator further) {
    long each = group.modifiers().stream().mapToLong(it -> price(it, further)).reduce(0, further);
    return Math.multiplyExact(each, (long) group.max());
  }

  private long price(GroupDetail.Entry entry, LongBinaryOperator further) {
    var inner = entry.inner() == null ? null : groups.get(entry.inner());
    return entry.price().minor() + (inner == null ? 0 : furthest(inner, further));
  }

  /** Choices could bring the price of a product where none may be; nothing was changed. */
  public abstract static sealed class Refused extends RuntimeException
      permits BelowZero, AboveMost, OfGiftCard {
    private final String product;
    private final Money price;
    private final Money change;

    Refused(String product, Money price, Money change) {
      super(price + " of " + product + ", changed by " + change);
      this.product = product;
      this.price = price;
      this.change = change;
    }

    /** Which bound it is: below or above, or that of a gift card. */
    public abstract String bound();

    /** The words that say so on a page. */
    public String key() {
      return "catalog.modifiers." + bound();
    }

    /** What fills them: the product, its price, the change, and the highest price there is. */
    public Object[] words(Locale locale) {
      var most = new Money(MoneyFormat.MAX_MINOR, price.currency());
      return new Object[] {
        product, price.format(locale), change.format(locale), most.format(locale)
      };
    }
  }

  /** They could take more off a product than it costs. */
  public static final class BelowZero extends Refused {

    /**
     * @param price of the cheapest variant of the product; off: what can be taken off it at most
     */
    BelowZero(String product, Money price, Money off) {
      super(product, price, off);
    }

    @Override
    public String bound() {
      return "below";
    }
  }

  /** They could bring a product above the highest price that anything may have. */
  public static final class AboveMost extends Refused {

    /**
     * @param price of the dearest variant of the product; added: what can be added to it at most
     */
    AboveMost(String product, Money price, Money added) {
      super(product, price, added);
    }

    @Override
    public String bound() {
      return "above";
    }
  }

  /** They could change the price of a gift card, which is what is on it. */
  public static final class OfGiftCard extends Refused {

    /**
     * @param price of the cheapest variant of the product; change: what they could make of it
     */
    OfGiftCard(String product, Money price, Money change) {
      super(product, price, change);
    }

    @Override
    public String bound() {
      return "card";
    }
  }
}
