package io.storeflow.checkout;

import io.storeflow.modifier.ApiExtra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.pricing.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

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
    String trackUrl) {

  @Schema(name = "OrderLine")
  record Line(
      String title,
      String variantTitle,
      String sku,
      int quantity,
      ApiMoney unitPrice,
      ApiMoney total,
      List<ApiExtra> modifiers) {}

  public static Receipt of(PlacedOrder order, Locale locale) {
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
        "/track/" + order.publicId());
  }

  private static Line line(Totals.Line line, Locale locale) {
    return new Line(
        line.variant().title(),
        line.variant().variantTitle(),
        line.variant().sku(),
        line.quantity(),
        ApiMoney.of(line.unitPrice(), locale),
        ApiMoney.of(line.total(), locale),
        ApiExtra.of(line.chosen().extras(), locale));
  }
}
