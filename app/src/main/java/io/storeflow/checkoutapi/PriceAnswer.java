package io.storeflow.checkoutapi;

import io.storeflow.billing.ApiBusiness;
import io.storeflow.billing.Billing;
import io.storeflow.checkout.ApiTax;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricing.Step;
import io.storeflow.pricing.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
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
        ApiMoney taxSpared) {

  @Schema(name = "PricedLine")
  record Line(
      String variantId,
      int quantity,
      @Schema(description = "Of the variant with its modifiers") ApiMoney unitPrice,
      ApiMoney discount,
      ApiMoney tax,
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
        say(totals.spared(), locale));
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
