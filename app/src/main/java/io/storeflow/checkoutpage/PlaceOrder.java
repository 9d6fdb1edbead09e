package io.storeflow.checkoutpage;

import io.storeflow.cardpayment.CardPlan;
import io.storeflow.cart.Cart;
import io.storeflow.cart.CartLine;
import io.storeflow.cart.CartVersion;
import io.storeflow.cart.Carts;
import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.Confirmed;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.Refusal;
import io.storeflow.draftorder.Agreed;
import io.storeflow.pickupstock.There;
import io.storeflow.platform.id.Digest;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /** By the link of a reminder, in another browser. */
  static final String CART_ORDERED = "cart_ordered";

  static final String TOTAL_CHANGED = "total_changed";
  static final String TAX_CHANGED = "tax_changed";

  /** The same because of what the shopper has typed since the page was shown. */
  static final String TAX_FOLLOWS = "tax_follows";

  static final String POINTS_CHANGED = "points_changed";
  static final String PROMISE_CHANGED = "promise_changed";
  static final String QUOTE_CHANGED = "quote_changed";

  /** A gift card stood in its field and was added, and the total is another one now. */
  static final String CARD_ADDED = "gift_card_added";

  private static final String MISSING_THERE = "missing_there";
  private static final String PAYMENT_CHANGED = "payment_changed";
  private static final String CARDS_CHANGED = "gift_card_changed";

  /**
   * @param publicId of the order
   * @param same whether this very form has made it, perhaps pressed twice
   */
  record Placed(String publicId, boolean same) {}

  /**
   * @param order null if there is none
   * @param trouble what the page says at its top: a message {@code shop.checkout.trouble.<trouble>}
   * @param fellShort anchor of the first line of the cart of which there is less than is wanted
   */
  record Outcome(@Nullable Placed order, @Nullable String trouble, @Nullable String fellShort) {}

  /** What is kept under the key of an order: enough to find it again. */
  private record Answer(String publicId) {}

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
        .map(answer -> new Placed(publicId(answer.text()), answer.same()));
  }

  Outcome order(Store store, String visitor, CheckoutForm form, CheckoutSummary summary) {
    return order(store, visitor, form, summary, null);
  }

  /**
   * @param agreed what staff have offered, which the cart is; null for a cart of the shopper's own
   */
  Outcome order(
      Store store,
      String visitor,
      CheckoutForm form,
      CheckoutSummary summary,
      @Nullable Agreed agreed) {
    var seen = form.seen();
    var chosen = summary.chosen();
    var total = summary.total();
    if (seen == null || !seen.equals(summary.cart().version())) return failed(CART_CHANGED);
    if (summary.isMissingThere()) return failed(MISSING_THERE);
    if (chosen == null || total == null) return failed(TOTAL_CHANGED);
    var moved = summary.moved(form);
    if (moved != null) return failed(moved);
    if (!summary.dueWasShown(form)) return failed(CARDS_CHANGED);
    var cards = summary.cards().paying().stream().map(CardPlan.Share::hash).toList();
    var request =
        CheckoutRequest.of(
                form.contact(store),
                chosen.id(),
                summary.cart().lines().stream().map(CartLine::item).toList(),
                agreed == null ? "storefront" : "draft")
            .quoted(summary.quote())
            .to(
                chosen.method().needsAddress() && summary.cart().isSent()
                    ? form.address()
                    : Address.NONE)
            .noting(form.noteText())
            .claiming(
                summary
                    .cart()
                    .claims()
                    .withPoints(summary.points() == null ? 0 : summary.points().used())
                    .withGiftCards(cards))
            .billed(summary.billing())
            .heldBy(visitor)
            .living(summary.located().at())
            .paying(form.payingBy())
            .agreed(agreed)
            .build();
    var keyed =
        new KeyedRequest(
            key(visitor, seen),
            hash(store, form, seen),
            true,
            order -> json.writeValueAsString(new Answer(order.publicId())));
    var hold = summary.cart().hold();
    var confirmed =
        new Confirmed(
            total,
            visitor,
            seen,
            hold == null ? null : hold.id(),
            summary.cards().due(),
            Objects.requireNonNull(summary.totals()).tax(),
            summary.spent(),
            summary.fetching().of(chosen.id()) == There.HERE,
            summary.cart().reminder());
    return switch (checkout.place(store, keyed, request, confirmed)) {
      case CheckoutResult.Placed(String answer) ->
          new Outcome(new Placed(publicId(answer), true), null, null);
      case CheckoutResult.Refused(Refusal.FellShort(var lines)) ->
          new Outcome(null, null, summary.cart().anchor(lines.getFirst().line()));
      case CheckoutResult.Refused(Refusal.Unsellable(var lines)) ->
          new Outcome(null, null, summary.cart().anchor(lines.getFirst().line()));
      case CheckoutResult.Refused(Refusal.OrderedBefore why) -> {
        carts.wantAgain(store, visitor);
        yield failed(why);
      }
      case CheckoutResult.Refused(Refusal why) -> failed(why);
    };
  }

  static Outcome failed(String trouble) {
    return new Outcome(null, trouble, null);
  }

  private static Outcome failed(Refusal why) {
    return switch (why) {
      case Refusal.RatesMoved _ -> failed(QUOTE_CHANGED);
      case Refusal.TotalMoved _ -> failed(TOTAL_CHANGED);
      case Refusal.TaxMoved _ -> failed(TAX_CHANGED);
      case Refusal.PointsMoved _ -> failed(POINTS_CHANGED);
      case Refusal.PromiseMoved _ -> failed(PROMISE_CHANGED);
      case Refusal.FellShortThere _ -> failed(MISSING_THERE);
      case Refusal.CardsRefused _, Refusal.CardsMoved _ -> failed(CARDS_CHANGED);
      case Refusal.PaymentNotOffered _ -> failed(PAYMENT_CHANGED);
      // With another body: another form of this cart was faster.
      case Refusal.CartMoved _, Refusal.KeyReused _ -> failed(CART_CHANGED);
      case Refusal.OrderedBefore _ -> failed(CART_ORDERED);
      case Refusal.StillRunning _ -> failed("request_in_progress");
      case Refusal.PricesKeepMoving _ -> failed("prices_moving");
      case Refusal.Busy _ -> failed("unavailable");
      case Refusal.PointsRefused _, Refusal.RewardRefused _ -> failed(TOTAL_CHANGED);
      case Refusal.FellShort _,
          Refusal.Unsellable _,
          Refusal.CodeDoesNotHold _,
          Refusal.AddressIncomplete _,
          Refusal.RateNotOffered _ ->
          failed("not_placed");
    };
  }

  private static String key(String visitor, CartVersion cart) {
    return "cart." + visitor + "." + cart.micros();
  }

  /**
   * Who orders, how it is brought and billed, of the cart as it was seen, to which codes, gift
   * cards and goods for points belong: pressed twice it is the same, typed in another tab not.
   */
  private String hash(Store store, CheckoutForm form, CartVersion seen) {
    return Digest.sha256(
        json.writeValueAsString(
            List.of(
                form.contact(store),
                form.choice(),
                form.address(),
                form.noteText(),
                seen.text(),
                form.billing(store),
                Objects.requireNonNullElse(form.payingBy(), ""))));
  }

  private String publicId(String answer) {
    return json.readTree(answer).get("public_id").stringValue();
  }
}
