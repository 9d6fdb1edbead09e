package io.storeflow.checkoutapi;

import io.storeflow.cardpayment.CardPlan;
import io.storeflow.checkout.Refusal;
import io.storeflow.discountcode.CodeResult;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Totals;
import io.storeflow.pricing.Totals.Why;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Offer;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** Refusals as the API says them: status, code, and pointers into the body. */
public final class CheckoutProblems {
  private CheckoutProblems() {}

  public static Problem of(Store store, Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unsellable(var lines) -> unsellable(lines);
      case Refusal.FellShort(var lines) -> fellShort(lines);
      case Refusal.FellShortThere(var lines) -> fellShort(lines);
      case Refusal.AddressIncomplete(var address) -> {
        var wrongs = new ArrayList<Wrong>();
        AddressRules.check(wrongs, "/address", address);
        yield Problem.invalid(wrongs);
      }
      case Refusal.RateNotOffered(boolean withoutAddress) ->
          Problem.invalid(
              List.of(
                  withoutAddress
                      ? Wrong.of("/address", "rate.no_address")
                      : Wrong.of("/rate_id", "rate.not_offered")));
      case Refusal.RatesMoved(var offers, _, boolean known) ->
          quoteChanged(store, offers, Map.of(), known);
      case Refusal.CodeDoesNotHold(var code) -> codeInvalid(code);
      case Refusal.PointsRefused(boolean spent) ->
          spent
              ? new Problem(
                  HttpStatus.CONFLICT,
                  "insufficient_points",
                  List.of(Wrong.of("/points", "points.spent")),
                  Map.of())
              : Problem.invalid(List.of(Wrong.of("/points", "points.none")));
      case Refusal.RewardRefused() ->
          Problem.invalid(List.of(Wrong.of("/rewards", "points.reward")));
      case Refusal.TotalMoved(var totals, var billed) ->
          totalChanged(PriceAnswer.of(totals, billed, store.locale()));
      // Only a page has shown a cart and what is in its total.
      case Refusal.TaxMoved _,
          Refusal.PointsMoved _,
          Refusal.PromiseMoved _,
          Refusal.CartMoved _,
          Refusal.OrderedBefore _ ->
          new Problem(HttpStatus.CONFLICT, "total_changed");
      case Refusal.CardsRefused(var cards) -> Problem.invalid(wrongs(cards));
      case Refusal.CardsMoved() ->
          Problem.invalid(List.of(Wrong.of("/gift_cards", "gift_card.moved")));
      case Refusal.PaymentNotOffered() ->
          Problem.invalid(List.of(Wrong.of("/payment_method", "payment_method.not_offered")));
      case Refusal.KeyReused() ->
          new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused");
      case Refusal.StillRunning() -> new Problem(HttpStatus.CONFLICT, "request_in_progress");
      case Refusal.PricesKeepMoving() -> new Problem(HttpStatus.CONFLICT, "prices_moving");
      case Refusal.Busy(var retryAfter) -> Problem.busy(retryAfter.toSeconds());
    };
  }

  /** 422, at each item that is part of such a line. */
  static Problem unsellable(List<Totals.Fault> lines) {
    var wrongs = new TreeMap<Integer, Wrong>();
    for (var fault : lines) {
      var items = fault.line().items();
      if (fault.why() == Why.TOO_MANY_UNITS)
        wrongs.put(items.getLast(), tooMany(items.getLast(), "too_many_units", Basket.MOST_UNITS));
      else if (fault.why() == Why.TOO_MANY_CARDS)
        wrongs.put(items.getLast(), tooMany(items.getLast(), "too_many_cards", Basket.MOST_CARDS));
      else if (fault.choice() != null)
        wrongs.put(items.getFirst(), choice(items.getFirst(), fault.choice()));
      else if (fault.why() == Why.SOLD_OUT) for (int item : items) wrongs.put(item, soldOut(item));
      else for (int item : items) wrongs.put(item, notForSale(item));
    }
    return Problem.invalid(List.copyOf(wrongs.values()));
  }

  /** 422 that says why. */
  static Problem codeInvalid(CodeResult code) {
    var why = code.outcome().code();
    var value = code.value().format(Locale.ENGLISH);
    var rule = "code_invalid." + why;
    var wrong = Wrong.of("/codes", rule, code.code(), code.units(), value, code.other());
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT, "code_invalid", List.of(wrong), Map.of("reason", why));
  }

  private static List<Wrong> wrongs(List<CardPlan.Refused> cards) {
    return cards.stream()
        .map(it -> Wrong.of("/gift_cards/" + it.place(), "gift_card." + it.why().code()))
        .toList();
  }

  private static Wrong notForSale(int item) {
    return Wrong.of("/items/" + item + "/variant_id", "not_for_sale");
  }

  private static Wrong soldOut(int item) {
    return Wrong.of("/items/" + item + "/variant_id", "sold_out");
  }

  private static Wrong choice(int item, Selection.Fault fault) {
    var at = "/items/" + item + "/modifiers";
    return switch (fault.why()) {
      case UNKNOWN -> Wrong.of(at, "choice.unknown");
      case SOLD_OUT -> Wrong.of(at, "choice.sold_out", fault.name());
      case TOO_FEW -> Wrong.of(at, "choice.too_few", fault.name(), fault.bound());
      case TOO_MANY -> Wrong.of(at, "choice.too_many", fault.name(), fault.bound());
    };
  }

  private static Wrong tooMany(int item, String rule, int most) {
    return Wrong.of("/items/" + item + "/quantity", rule, most);
  }

  private static Problem fellShort(List<Refusal.Shortfall> lines) {
    var wrongs = lines.stream().map(CheckoutProblems::wrong).toList();
    return new Problem(HttpStatus.CONFLICT, "insufficient_stock", wrongs, Map.of());
  }

  private static Wrong wrong(Refusal.Shortfall line) {
    var at = "/items/" + line.line().items().getFirst() + "/quantity";
    var title = line.variant().title();
    return line.left() == 0
        ? Wrong.of(at, "stock.out", title)
        : Wrong.of(at, "stock.left", title, line.left());
  }

  /** What it comes to now. */
  private static Problem totalChanged(PriceAnswer now) {
    return new Problem(
        HttpStatus.CONFLICT,
        "total_changed",
        List.of(Wrong.of("/total", "total.is", now.total().formatted())),
        Map.of("price", now));
  }

  /**
   * What is offered now, with a quote that holds it.
   *
   * @param known whether the quote that was sent is
   */
  static Problem quoteChanged(Store store, ShippingQuotes.Quote quote, boolean known) {
    return quoteChanged(
        store,
        quote.offers(),
        Map.of("quote_id", quote.id(), "expires_at", quote.expiresAt()),
        known);
  }

  private static Problem quoteChanged(
      Store store, List<Offer> offers, Map<String, Object> quote, boolean known) {
    var more = new HashMap<>(quote);
    more.put("rates", offers.stream().map(offer -> QuotedRate.of(store, offer)).toList());
    return new Problem(
        HttpStatus.CONFLICT,
        "quote_changed",
        List.of(
            known
                ? Wrong.of("/rate_id", "rate.price_changed")
                : Wrong.of("/quote_id", "quote.unknown")),
        more);
  }
}
