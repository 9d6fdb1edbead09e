package io.storeflow.simulator;

import io.storeflow.discountcode.CodeResult;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.geocode.Located;
import io.storeflow.geocode.Located.State;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.pricerule.RuleFacts.Known;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Rate;
import io.storeflow.tax.TaxCase;
import io.storeflow.tax.Taxes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sale would come to.
 *
 * @param goods that are asked for, with what can be chosen with them
 * @param rates that the store offers somewhere
 * @param who buys, as rules see it
 * @param shared whether a rule is for a share of the visitors
 * @param located where it goes, or why that is not known
 */
public record Simulation(
    Totals totals,
    List<Wanted> goods,
    List<Rate> rates,
    List<CodeResult> codes,
    Known who,
    boolean shared,
    Located located) {

  /**
   * A line that is asked for.
   *
   * @param reward whether units of it can be free for points
   */
  public record Wanted(VariantForSale variant, int units, boolean reward) {}

  /** What is wrong with a line that cannot be bought, by its variant; empty for nothing. */
  public String fault(String variantId) {
    return totals.faults().stream()
        .filter(it -> it.line().variantId().equals(variantId))
        .map(it -> it.why().name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  /** The message that says why it is not known how far it is; null where that is of no matter. */
  public @Nullable String nowhere() {
    boolean matters = located.state() != State.NOT_NEEDED && located.state() != State.KNOWN;
    return matters ? located.key() : null;
  }

  /** What a rule took off, less than nothing. */
  public Money off(Tried tried) {
    return new Money(-tried.given(), totals.total().currency());
  }

  public List<RatedAmount> taxes() {
    return Taxes.shown(totals.taxes().groups());
  }

  public Set<TaxCase> untaxed() {
    return Taxes.untaxed(totals.taxes().groups());
  }

  /** Lines that are not for sale, and so have no name. */
  public long missing() {
    return totals.faults().stream()
        .map(Totals.Fault::line)
        .map(Basket.Line::variantId)
        .filter(id -> goods.stream().noneMatch(it -> it.variant().publicId().equals(id)))
        .count();
  }
}
