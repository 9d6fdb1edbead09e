package io.storeflow.shop;

import io.storeflow.cart.Cart;
import io.storeflow.cart.CartMoved;
import io.storeflow.cart.CartVersion;
import io.storeflow.cart.Carts;
import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.Confirmed;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.web.Problem;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the order of a checkout page, and says in the page's own terms why none was made. A cart
 * becomes one order, whatever forms of it are open: it is the key, and the order's transaction
 * takes it away.
 */
@Component
class PlaceOrder {
  /** The cart is not what the page has shown. */
  static final String CART_CHANGED = "cart_changed";

  static final String TOTAL_CHANGED = "total_changed";

  /** Another form of this cart was faster. */
  private static final String KEY_USED = "idempotency_key_reused";

  private static final String RUNNING = "request_in_progress";
  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final int TRIES = 30;

  /**
   * @param publicId of the order
   * @param same whether this very form has made it, perhaps pressed twice
   */
  record Placed(String publicId, boolean same) {}

  /**
   * @param order null if there is none
   * @param trouble what the page says at its top: a message {@code shop.till.trouble.<trouble>}
   */
  record Outcome(@Nullable Placed order, @Nullable String trouble) {}

  private final Checkout checkout;
  private final Carts carts;
  private final JsonMapper json;

  PlaceOrder(Checkout checkout, Carts carts, JsonMapper json) {
    this.checkout = checkout;
    this.carts = carts;
    this.json = json;
  }

  /** The order that the cart of this form has become, if it is not the cart of now. */
  Optional<Placed> before(Store store, String visitor, CheckoutForm form, Cart now) {
    var seen = form.seen();
    if (seen == null || seen.isSameCart(now.version())) return Optional.empty();
    return checkout
        .answered(store, key(visitor, seen), hash(store, form, seen))
        .map(answer -> new Placed(publicId(answer.receipt()), answer.same()));
  }

  Outcome order(Store store, String visitor, CheckoutForm form, Till till) {
    var seen = form.seen();
    var chosen = till.chosen();
    var total = till.total();
    if (seen == null || !seen.equals(till.cart().version())) return failed(CART_CHANGED);
    if (chosen == null || total == null || !till.wasShown(form)) return failed(TOTAL_CHANGED);
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
    var confirmed = new Confirmed(total, () -> carts.claim(store, visitor, seen));
    for (int tried = 1; ; tried++) {
      try {
        var hash = hash(store, form, seen);
        var answer = checkout.place(store, key(visitor, seen), hash, request, confirmed);
        return new Outcome(new Placed(publicId(answer), true), null);
      } catch (CartMoved moved) {
        return failed(CART_CHANGED);
      } catch (Problem problem) {
        // The button was pressed twice: the first press is being worked on, and is the order.
        if (!problem.code().equals(RUNNING) || tried == TRIES) return failed(problem.code());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  static Outcome failed(String code) {
    return new Outcome(
        null,
        switch (code) {
          case KEY_USED -> CART_CHANGED;
          case CART_CHANGED,
              TOTAL_CHANGED,
              "quote_changed",
              "insufficient_stock",
              RUNNING,
              "promise_changed",
              "unavailable" ->
              code;
          default -> "not_placed";
        });
  }

  private static String key(String visitor, CartVersion cart) {
    return "cart." + visitor + "." + cart.micros();
  }

  /** What is asked for with this cart: pressed twice it is the same, typed in another tab not. */
  private String hash(Store store, CheckoutForm form, CartVersion seen) {
    return Digest.sha256(
        json.writeValueAsString(
            List.of(
                form.contact(store), form.choice(), form.address(), form.noteText(), seen.text())));
  }

  private String publicId(String receipt) {
    return json.readTree(receipt).get("public_id").stringValue();
  }
}
