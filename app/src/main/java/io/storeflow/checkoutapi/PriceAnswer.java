package io.storeflow.checkoutapi;

import io.storeflow.billing.ApiBusiness;
import io.storeflow.billing.Billing;
import io.storeflow.checkout.ApiTax;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricing.LineRules;
import io.storeflow.pricing.Step;
import io.storeflow.pricing.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What goods cost, and why; the steps of a line add up to its total. */
@Schema(name = "PricedItems")
record PriceAnswer(
    List<Line> lines,
    List<Discount> discounts,
    ApiMoney subtotal,
    ApiMoney shipping,
    ApiMoney discount,
    ApiMoney tax,
    boolean taxIncluded,
    List<ApiTax> taxes,
    @Schema(description = "To what can be paid in the currency; part of the total")
        ApiMoney rounding,
    ApiMoney total,
    @Nullable ApiBusiness business,
    @Schema(description = "Tax that the prices of the goods hold and that is not owed: taken off")
        ApiMoney taxSpared,
    @Schema(
            description =
                "Price rules that took nothing off some of the lines, and why: the first 50. Not"
                    + " named are rules for some people alone, for a share of visitors, with a code,"
                    + " and those that have not begun; but for those that took something off other"
                    + " lines")
        List<MissedRule> rulesMissed,
    @Schema(description = "How many more such rules there are") int rulesMissedMore) {
  private static final int MOST_MISSED = 50;

  @Schema(name = "MissedRule")
  record MissedRule(
      String name,
      @Schema(
              description =
                  "over, other_day, other_time, other_channel, used_up, budget_spent, other_goods,"
                      + " few_units, low_value, excluded: another rule of its group came before it,"
                      + " nothing_off: nothing gets cheaper by it; more may come")
          String reason,
      @Schema(description = "Places in lines, from 0 on, for which that is the reason")
          List<Integer> lines) {}

  @Schema(name = "PricedLine")
  record Line(
      String variantId,
      int quantity,
      @Schema(description = "Of the variant with its modifiers") ApiMoney unitPrice,
      ApiMoney discount,
      @Schema(description = "Rounded for this line alone, half up") ApiMoney tax,
      @Schema(description = "Quantity times unit price, less the discount and tax_spared")
          ApiMoney total,
      List<PriceStep> steps,
      @Schema(description = "Tax that its price holds and that is not owed") ApiMoney taxSpared) {}

  @Schema(name = "PriceStep")
  record PriceStep(
      @Schema(
              description =
                  "units, chosen, rule, nothing_left, tax_spared; tax, list_rate and list_price, which"
                      + " inform and are not added; more may come")
          String kind,
      @Schema(description = "What it is about, as the merchant calls it") String text,
      ApiMoney amount) {}

  @Schema(name = "Discount")
  record Discount(
      String name,
      @Schema(description = "That was needed for it; null where none was") @Nullable String code,
      ApiMoney amount) {}

  static PriceAnswer of(Totals totals, Billing billed, Locale locale) {
    var missed = missed(totals);
    var first = missed.subList(0, Math.min(MOST_MISSED, missed.size()));
    return new PriceAnswer(
        totals.lines().stream().map(line -> line(line, locale)).toList(),
        totals.tried().stream()
            .filter(it -> it.outcome() == Outcome.APPLIED)
            .map(it -> discount(it, totals.total().currency(), locale))
            .toList(),
        say(totals.subtotal(), locale),
        say(totals.shipping(), locale),
        say(totals.discount(), locale),
        say(totals.tax(), locale),
        totals.taxIncluded(),
        ApiTax.of(totals, locale),
        say(totals.rounding(), locale),
        say(totals.total(), locale),
        ApiBusiness.of(billed),
        say(totals.spared(), locale),
        List.copyOf(first),
        missed.size() - first.size());
  }

  /** One of each rule and reason. */
  private static List<MissedRule> missed(Totals totals) {
    var missed = new ArrayList<MissedRule>();
    var ofLines = LineRules.of(totals);
    for (int i = 0; i < ofLines.size(); i++) {
      var tried = totals.tried().get(i);
      if (!isForAnybody(tried)) continue;
      var lines = new EnumMap<Outcome, List<Integer>>(Outcome.class);
      for (int at = 0; at < ofLines.get(i).size(); at++)
        lines.computeIfAbsent(ofLines.get(i).get(at), _ -> new ArrayList<>()).add(at);
      lines.remove(Outcome.APPLIED);
      lines.forEach(
          (why, places) ->
              missed.add(new MissedRule(tried.rule().name(), why.code(), List.copyOf(places))));
    }
    return missed;
  }

  /**
   * Who has shown nothing is told nothing of rules that ask who they are, nor of codes and prices
   * that the merchant has not made known; what took something off is known to who asks.
   */
  private static boolean isForAnybody(Tried tried) {
    if (tried.outcome() == Outcome.APPLIED) return true;
    var when = tried.rule().when();
    boolean asksWho = when.asksWho() || tried.rule().limits().ofCustomer() > 0;
    boolean isSecret = when.code().needed() || !when.share().isAll();
    return !asksWho && !isSecret && tried.outcome() != Outcome.NOT_YET;
  }

  private static Discount discount(Tried it, Currency currency, Locale locale) {
    var code = it.code().isEmpty() ? null : it.code();
    return new Discount(it.rule().name(), code, say(new Money(it.given(), currency), locale));
  }

  private static Line line(Totals.Line line, Locale locale) {
    return new Line(
        line.variant().publicId(),
        line.quantity(),
        say(line.unitPrice(), locale),
        say(line.discount(), locale),
        say(line.tax(), locale),
        say(line.total(), locale),
        line.steps().stream().map(step -> step(step, locale)).toList(),
        say(line.spared(), locale));
  }

  private static PriceStep step(Step step, Locale locale) {
    return new PriceStep(step.kind().code(), step.name(), say(step.amount(), locale));
  }

  private static ApiMoney say(Money amount, Locale locale) {
    return ApiMoney.of(amount, locale);
  }
}
