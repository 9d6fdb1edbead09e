package io.storeflow.checkout;

import io.storeflow.billing.ApiBilledAddress;
import io.storeflow.billing.ApiBusiness;
import io.storeflow.modifier.ApiExtra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.pricing.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper gets for a placed order: the answer of the API, kept under its idempotency key.
 */
@Schema(name = "Order")
public record Receipt(
    String publicId,
    String number,
    @CodeOf(PaymentState.class) String paymentState,
    @CodeOf(FulfilmentState.class) String fulfilmentState,
    List<Line> lines,
    ApiMoney subtotal,
    ApiMoney shipping,
    ApiMoney discount,
    ApiMoney tax,
    boolean taxIncluded,
    List<ApiTax> taxes,
    @Schema(description = "To what can be paid in the currency; part of the total")
        ApiMoney rounding,
    ApiMoney total,
    String trackUrl,
    Payment payment,
    @Nullable ApiBusiness business,
    @Schema(description = "Null where it is billed to where it goes")
        @Nullable ApiBilledAddress billingAddress,
    @Schema(description = "Tax that the prices of the goods hold and that is not owed: taken off")
        ApiMoney taxSpared,
    @Schema(description = "The total in the store's own currency, at the rate of now")
        ApiMoney storeTotal) {

  /**
   * How it is paid.
   *
   * @param method what pays it, or the rest of it; null where a provider is to be asked
   * @param due what is left to pay
   * @param instructions for the shopper, in the store's language
   * @param settled whether nothing is; the state counts as paid where there is no provider yet
   */
  @Schema(name = "Payment")
  public record Payment(
      @Schema(description = "gift_card, on_handover, transfer, invoice, arranged; more may come")
          @Nullable String method,
      @CodeOf(PaymentState.class) String state,
      @Schema(description = "What gift cards have left to pay, whatever the state is") ApiMoney due,
      @Nullable String instructions,
      @Nullable String clientSecret,
      @Nullable String publishableKey,
      @Nullable String account,
      @Nullable String redirectUrl,
      @Schema(description = PaymentState.SETTLED) boolean settled) {}

  @Schema(name = "OrderLine")
  record Line(
      String title,
      String variantTitle,
      String sku,
      int quantity,
      ApiMoney unitPrice,
      @Schema(description = "Quantity times unit price, less discount and tax_spared")
          ApiMoney total,
      List<ApiExtra> modifiers,
      @Schema(description = "What rules, codes and points take off; positive") ApiMoney discount,
      @Schema(description = "Tax that its price holds and that is not owed") ApiMoney taxSpared) {}

  /** Where it is not said how it is paid. */
  public static Receipt of(PlacedOrder order, Locale locale) {
    return of(order, locale, null, null);
  }

  /**
   * @param method of payment, see {@link Payment}
   */
  public static Receipt of(
      PlacedOrder order, Locale locale, @Nullable String method, @Nullable String instructions) {
    var totals = order.totals();
    return new Receipt(
        order.publicId(),
        Long.toString(order.number()),
        order.payment().code(),
        FulfilmentState.NEW.code(),
        totals.lines().stream().map(line -> line(line, locale)).toList(),
        ApiMoney.of(totals.subtotal(), locale),
        ApiMoney.of(totals.shipping(), locale),
        ApiMoney.of(totals.discount(), locale),
        ApiMoney.of(totals.tax(), locale),
        totals.taxIncluded(),
        ApiTax.of(totals, locale),
        ApiMoney.of(totals.rounding(), locale),
        ApiMoney.of(totals.total(), locale),
        "/track/" + order.publicId(),
        new Payment(
            method,
            order.payment().code(),
            ApiMoney.of(order.cards().due(), locale),
            instructions,
            null,
            null,
            null,
            null,
            order.cards().due().isZero()),
        ApiBusiness.of(order.billing()),
        ApiBilledAddress.of(order.billing()),
        ApiMoney.of(totals.spared(), locale),
        ApiMoney.of(order.storeTotal(), locale));
  }

  private static Line line(Totals.Line line, Locale locale) {
    return new Line(
        line.variant().title(),
        line.variant().variantTitle(),
        line.variant().sku(),
        line.quantity(),
        ApiMoney.of(line.unitPrice(), locale),
        ApiMoney.of(line.total(), locale),
        ApiExtra.of(line.chosen().extras(), locale),
        ApiMoney.of(line.discount(), locale),
        ApiMoney.of(line.spared(), locale));
  }
}
