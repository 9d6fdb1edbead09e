package io.storeflow.checkout;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.web.ApiMoney;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

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
    ApiMoney total,
    String trackUrl) {

  @Schema(name = "OrderLine")
  public record Line(
      String title,
      String variantTitle,
      String sku,
      int quantity,
      ApiMoney unitPrice,
      ApiMoney total) {}
}
