package io.storeflow.shop;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.merchant.Store;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.web.Problem;
import io.storeflow.platform.web.Wrong;
import io.storeflow.shipping.Address;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Places the order of a checkout page, and says in the page's own terms why it was not placed. */
@Component
class PlaceOrder {
  /** The form has become an order before, of another cart. */
  static final String KEY_USED = "idempotency_key_reused";

  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final int TRIES = 30;

  /**
   * @param publicId of the order; null if none was placed
   * @param trouble what the page says at its top: a message {@code shop.till.trouble.<trouble>}
   */
  record Outcome(@Nullable String publicId, @Nullable String trouble, List<Wrong> wrongs) {}

  private final Checkout checkout;
  private final JsonMapper json;

  PlaceOrder(Checkout checkout, JsonMapper json) {
    this.checkout = checkout;
    this.json = json;
  }

  /** The order that this very form has become before; null for none. */
  @Nullable String before(Store store, CheckoutForm form) {
    return checkout.answer(store, form.keyOrNew()).map(this::publicId).orElse(null);
  }

  Outcome order(Store store, CheckoutForm form, Till till) {
    var chosen = till.chosen();
    var confirmed = form.confirmed();
    if (chosen == null || confirmed == null || !chosen.id().equals(form.rate()))
      return failed("total_changed");
    var request =
        new CheckoutRequest(
            form.contact(store),
            chosen.id(),
            till.quote(),
            chosen.method().needsAddress() ? form.address() : Address.NONE,
            till.cart().lines().stream()
                .map(line -> new CheckoutRequest.Item(line.variantId(), line.quantity()))
                .toList(),
            form.noteText(),
            "storefront");
    for (int tried = 1; ; tried++) {
      try {
        var answer =
            checkout.place(store, till.key(), hash(request), request, store.money(confirmed));
        return new Outcome(publicId(answer), null, List.of());
      } catch (Problem problem) {
        // The button was pressed twice: the first press is being worked on, and is the order.
        if (!problem.code().equals("request_in_progress") || tried == TRIES)
          return failed(problem.code());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static Outcome failed(String code) {
    return new Outcome(
        null,
        switch (code) {
          case KEY_USED,
              "total_changed",
              "quote_changed",
              "insufficient_stock",
              "request_in_progress",
              "unavailable" ->
              code;
          default -> "not_placed";
        },
        List.of());
  }

  /**
   * What the shopper asks for, without what the page says of it: pressed twice it is one order; the
   * same form over another cart (somebody went back to it) is not.
   */
  private String hash(CheckoutRequest request) {
    return Digest.sha256(
        json.writeValueAsString(
            List.of(
                request.customer(),
                request.rateId(),
                Objects.requireNonNullElse(request.address(), Address.NONE),
                request.items(),
                request.note())));
  }

  private String publicId(String receipt) {
    return json.readTree(receipt).get("public_id").stringValue();
  }
}
