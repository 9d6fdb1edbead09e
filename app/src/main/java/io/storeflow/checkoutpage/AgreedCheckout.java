package io.storeflow.checkoutpage;

import io.storeflow.cardpayment.GivenCards;
import io.storeflow.cart.Cart;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrder;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.shop.PromiseWords;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * The checkout of what staff have offered: the same page, prices and order as those of a cart, only
 * that nobody changes what is in it.
 */
@Component
public class AgreedCheckout {
  /** The draft became an order meanwhile, is another one, or is not offered any more. */
  public static final String OFFER_CHANGED = "offer_changed";

  private final PriceBooks books;
  private final CheckoutSummaries summaries;
  private final CheckoutWrongs wrongs;
  private final CheckoutPage page;
  private final PlaceOrder place;
  private final PromiseWords promises;
  private final GivenCards cards;
  private final DraftOrders drafts;
  private final Clock clock;

  AgreedCheckout(
      PriceBooks books,
      CheckoutSummaries summaries,
      CheckoutWrongs wrongs,
      CheckoutPage page,
      PlaceOrder place,
      PromiseWords promises,
      GivenCards cards,
      DraftOrders drafts,
      Clock clock) {
    this.books = books;
    this.summaries = summaries;
    this.wrongs = wrongs;
    this.page = page;
    this.place = place;
    this.promises = promises;
    this.cards = cards;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** What is offered, with what of it can be had now. */
  public Cart cart(Store store, DraftOrder draft) {
    var book = books.fresh(store, draft.agreed().variantIds());
    return Cart.offered(draft, book, clock.instant());
  }

  /**
   * The page around a form.
   *
   * @param token of the link, which its forms carry
   * @param asker as for {@link CheckoutSummaries#of}
   * @param errors where what is wrong with it is noted; null to say nothing of it
   * @param trouble why nothing was ordered; null for a page that was only opened
   */
  public String show(
      Store store,
      DraftOrder draft,
      String token,
      CheckoutForm form,
      @Nullable String asker,
      @Nullable BindingResult errors,
      @Nullable String trouble,
      Model model) {
    var summary = summaries.of(store, holder(draft), cart(store, draft), form, asker);
    if (errors != null) wrongs.note(store, form, summary, errors);
    model
        .addAttribute(CheckoutPage.BASE, DraftLinks.PAGE)
        .addAttribute("offer", draft)
        .addAttribute("token", token);
    return page.show(store, form, summary, trouble, model);
  }

  /**
   * Orders it.
   *
   * @return public id of the order; null for none
   */
  public Result order(
      Store store, DraftOrder draft, CheckoutForm form, String asker, BindingResult errors) {
    var visitor = holder(draft);
    var summary = summaries.of(store, visitor, cart(store, draft), form, asker);
    wrongs.note(store, form, summary, errors);
    if (errors.hasErrors()) return new Result(null, moved(summary, form));
    var way = summary.way();
    if (way != null && promises.now(store, way, summary.handling()).isLaterThan(form.promise()))
      return new Result(null, PlaceOrder.PROMISE_CHANGED);
    var outcome = place.order(store, visitor, form, summary, draft.agreed());
    if (outcome.order() != null) return new Result(outcome.order().publicId(), null);
    var trouble = outcome.trouble();
    return new Result(
        null, trouble == null || trouble.equals(PlaceOrder.CART_CHANGED) ? OFFER_CHANGED : trouble);
  }

  /** The order that this very form has made, as of a button that was pressed twice. */
  public Optional<String> before(Store store, DraftOrder draft, CheckoutForm form) {
    return place
        .before(store, holder(draft), form, Cart.empty(store))
        .filter(PlaceOrder.Placed::same)
        .map(PlaceOrder.Placed::publicId);
  }

  /**
   * @param order public id of the order; null for none
   * @param trouble why there is none, as the page says it; null where it is said at its fields
   */
  public record Result(@Nullable String order, @Nullable String trouble) {}

  private static @Nullable String moved(CheckoutSummary summary, CheckoutForm form) {
    return form.confirmed() == null || summary.total() == null ? null : summary.moved(form);
  }

  /** Puts a gift card to those that are to pay for it; what is wrong with it is noted. */
  public void addCard(
      Store store, DraftOrder draft, CheckoutForm form, String asker, BindingResult errors) {
    var now = cards.added(store, draft.giftCards(), form.giftCard(), store.money(0), asker, errors);
    if (!errors.hasErrors()) drafts.keepGiftCards(store, draft.id(), now);
  }

  /**
   * @param card hash of its code
   */
  public void removeCard(Store store, DraftOrder draft, String card) {
    var left = new ArrayList<>(draft.giftCards());
    if (left.remove(card)) drafts.keepGiftCards(store, draft.id(), left);
  }

  /** Nobody has shown who they are by a link. */
  private static String holder(DraftOrder draft) {
    return "draft." + draft.publicId();
  }
}
