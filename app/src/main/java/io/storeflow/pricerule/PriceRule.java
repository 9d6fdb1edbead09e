package io.storeflow.pricerule;

import io.storeflow.category.CategoryTree;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Conversion;
import java.util.Set;

/**
 * A price rule as the merchant configured it.
 *
 * @param name as shoppers read it
 * @param group of each line only the first rule of it takes something off; empty: it goes together
 *     with all others
 * @param most units of an order that get cheaper by it; 0 for all
 * @param version rises with each change
 * @param limits of how often it takes something off
 */
public record PriceRule(
    long id,
    String publicId,
    String name,
    Effect effect,
    Target target,
    When when,
    String group,
    int most,
    boolean active,
    int version,
    RuleLimits limits) {

  /** Whether it says a sum of money, which another currency would make another one. */
  public boolean hasAmount() {
    return effect.hasAmount() || when.value() > 0 || limits.budget() > 0;
  }

  /** Whether it matters to one who gives these codes who they are, which has to be shown. */
  public boolean asksWho(Set<String> given) {
    boolean wanted = !when.code().needed() || !given.isEmpty();
    return when.asksWho() || limits.ofCustomer() > 0 && wanted;
  }

  /** The same for prices of another currency; its budget stays in the currency of the store. */
  public PriceRule in(Conversion conversion) {
    if (conversion.from().equals(conversion.to())) return this;
    return new PriceRule(
        id,
        publicId,
        name,
        effect.in(conversion),
        target,
        when.from(conversion.amount(when.value())),
        group,
        most,
        active,
        version,
        limits);
  }

  /** The same for what is in a category and in those below it. */
  public PriceRule within(CategoryTree tree) {
    return target.categories().isEmpty() ? this : with(target.within(tree));
  }

  private PriceRule with(Target target) {
    return new PriceRule(
        id, publicId, name, effect, target, when, group, most, active, version, limits);
  }

  /** A code as it is compared: whether letters are capitals does not matter. */
  public static String code(String typed) {
    return Typed.capitals(Typed.code(typed));
  }
}
