package io.storeflow.checkoutapi;

import io.storeflow.payment.PaymentWords;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which ways orders of a store are paid, as JSON. */
@RestController
@Tag(name = "Orders")
class PaymentMethodApiController {

  @Schema(name = "PaymentMethods")
  record Answer(List<One> paymentMethods) {}

  /**
   * A way to pay for orders of one way to the shopper.
   *
   * @param id what an order names
   * @param counts when it counts as paid
   */
  @Schema(name = "PaymentMethod")
  record One(
      String id,
      @CodeOf(Method.class) String method,
      String name,
      @CodeOf(PaidBy.class) String kind,
      @Schema(description = "For the shopper, in the store's language") String instructions,
      @CodeOf(Counts.class) String counts) {}

  private final PaymentMethods methods;
  private final PaymentWords words;

  PaymentMethodApiController(PaymentMethods methods, PaymentWords words) {
    this.methods = methods;
    this.words = words;
  }

  @GetMapping("/api/v1/stores/{store}/payment-methods")
  @Operation(
      operationId = "listPaymentMethods",
      summary = "List the ways to pay",
      description =
          "By the way in which an order reaches the shopper, those that checkout offers, the usual"
              + " one first. Empty while a provider takes the money.")
  Answer list(Store store) {
    var all = new ArrayList<One>();
    if (store.merchant().payments() != Payments.AS_PAID) return new Answer(all);
    var known = methods.all(store);
    for (var way : Method.values())
      if (way.isSwitchedOn(store))
        PaymentMethods.offered(store, known, way, true).forEach(it -> all.add(one(store, way, it)));
    return new Answer(all);
  }

  private One one(Store store, Method way, PaymentMethod it) {
    return new One(
        it.id(),
        way.code(),
        words.name(store, way, it),
        it.kind().code(),
        words.how(store, way, it),
        it.counts().code());
  }
}
