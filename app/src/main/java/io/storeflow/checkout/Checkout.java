package io.storeflow.checkout;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.merchant.StoreHours;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.web.ApiMoney;
import io.storeflow.platform.web.Problem;
import io.storeflow.platform.web.Sentences;
import io.storeflow.platform.web.Wrong;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Promise;
import io.storeflow.shipping.ShippingQuotes;
import io.storeflow.shipping.ShippingRates;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import io.storeflow.store.TaxWords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns what a shopper wants into an order: one short transaction, which holds the hot rows (stock,
 * then the pulse) only at its end. Page and API come in here.
 */
@Service
public class Checkout {
  /** How often an order is planned anew because the offer of the store changes at that moment. */
  private static final int TRIES = 12;

  private final Turnstile turnstile;
  private final Transactions transactions;
  private final IdempotencyKeys keys;
  private final PriceLists prices;
  private final ShippingQuotes quotes;
  private final OrderNumbers numbers;
  private final OrderWriter writer;
  private final StoreHours hours;
  private final JsonMapper json;
  private final Sentences sentences;
  private final Clock clock;

  Checkout(
      Turnstile turnstile,
      Transactions transactions,
      IdempotencyKeys keys,
      PriceLists prices,
      ShippingQuotes quotes,
      OrderNumbers numbers,
      OrderWriter writer,
      StoreHours hours,
      JsonMapper json,
      Sentences sentences,
      Clock clock) {
    this.turnstile = turnstile;
    this.transactions = transactions;
    this.keys = keys;
    this.prices = prices;
    this.quotes = quotes;
    this.numbers = numbers;
    this.writer = writer;
    this.hours = hours;
    this.json = json;
    this.sentences = sentences;
    this.clock = clock;
  }

  /**
   * Places the order, or gives the answer again that was given under this key.
   *
   * @param key 1 to 255 characters, chosen by the caller, per store
   * @param requestHash of the body as a value: tells a repetition from another request
   * @return the receipt as JSON, equal to the byte for a repetition
   * @throws Problem 422 for what is not right in the request, 409 insufficient_stock, quote_changed
   *     or request_in_progress, 503 if too many others are before it
   */
  public String place(Store store, String key, String requestHash, CheckoutRequest request) {
    return place(store, key, requestHash, request, null);
  }

  /**
   * Like the other, for a shopper who has confirmed what a page has shown.
   *
   * @throws Problem also 409 total_changed if that would not be the total
   */
  public String place(
      Store store,
      String key,
      String requestHash,
      CheckoutRequest request,
      @Nullable Confirmed confirmed) {
    return turnstile.pass(() -> placeNow(store, key, requestHash, request, confirmed));
  }

  private String placeNow(
      Store store,
      String key,
      String requestHash,
      CheckoutRequest request,
      @Nullable Confirmed confirmed) {
    var before = keys.answer(store, key, requestHash);
    if (before.isPresent()) return before.get();
    for (int tried = 1; ; tried++) {
      try {
        var order = plan(store, request, confirmed, tried > 1);
        return write(store, key, requestHash, order, confirmed);
      } catch (PricesMoved moved) {
        if (tried == TRIES) throw IdempotencyKeys.running();
      }
    }
  }

  private String write(
      Store store, String key, String requestHash, NewOrder order, @Nullable Confirmed confirmed) {
    long number = numbers.next(store);
    var answer = json.writeValueAsString(receipt(store, number, order));
    transactions.write(
        () -> {
          keys.claim(store, key, requestHash, answer);
          if (confirmed != null) confirmed.claim().run();
          write(store, number, order);
        });
    return answer;
  }

  /**
   * The answer that was given under this key, to whatever request, and whether it was this one;
   * empty also while it is not given yet.
   */
  public Optional<Answered> answered(Store store, String key, String requestHash) {
    return keys.answered(store, key, requestHash);
  }

  /** Nobody is refused by a price list that may be old. */
  private NewOrder plan(
      Store store, CheckoutRequest request, @Nullable Confirmed confirmed, boolean anew) {
    if (!anew) {
      try {
        return plan(store, request, confirmed, prices.known(store));
      } catch (Problem perhapsOld) {
        // asked again below
      }
    }
    return plan(store, request, confirmed, prices.fresh(store));
  }

  /** Finds, prices and chooses, holding nothing: the transaction that follows is short. */
  private NewOrder plan(
      Store store, CheckoutRequest request, @Nullable Confirmed confirmed, PriceList list) {
    var basket = Basket.of(store, list, request.items());
    var address = request.address() == null ? Address.NONE : request.address();
    var offer = offer(store, request, list, basket, address);
    if (offer.method().needsAddress()) require(address);
    boolean asPaid = store.merchant().payments() == Payments.AS_PAID;
    var order =
        new NewOrder(
            Ids.next(),
            PublicId.random(),
            asPaid ? PaymentState.PAID : PaymentState.PENDING,
            list,
            request,
            basket,
            offer,
            offer.method().needsAddress() ? address : Address.NONE,
            Promise.of(store, offer.method(), hours.of(store), clock.instant()));
    if (confirmed != null && !order.total().equals(confirmed.total())) throw totalChanged();
    return order;
  }

  private void write(Store store, long number, NewOrder order) {
    Failpoint.reached("key-claimed");
    try {
      writer.write(store, number, order);
    } catch (InsufficientStock short_) {
      throw insufficient(order.basket(), short_);
    }
  }

  /** The chosen rate at its price: the quoted one while the quote holds, else today's. */
  private Offer offer(
      Store store, CheckoutRequest request, PriceList list, Basket basket, Address address) {
    var offers = ShippingRates.offers(store, list.rates(), address, basket.subtotal());
    var chosen = offers.stream().filter(offer -> offer.id().equals(request.rateId())).findFirst();
    var quoteId = request.quoteId();
    var quote =
        quoteId == null ? null : quotes.find(store, quoteId, address, basket.units()).orElse(null);
    Long quoted = quote == null ? null : quote.prices().get(request.rateId());
    if (chosen.isEmpty()) {
      if (request.address() != null) requireIfNeeded(list, request.rateId(), address);
      throw quoted != null ? quoteChanged(store, offers) : notOffered(request.address());
    }
    var offer = chosen.get();
    if (quote == null || quoted == null) return offer;
    if (quote.holds(offer.method()))
      return new Offer(offer.id(), offer.name(), offer.method(), store.money(quoted));
    if (quoted != offer.price().minor()) throw quoteChanged(store, offers);
    return offer;
  }

  /** A rate may not be offered just because the address is not one. */
  private void requireIfNeeded(PriceList list, String rateId, Address address) {
    var rate = list.rates().stream().filter(each -> each.publicId().equals(rateId)).findFirst();
    if (rate.isEmpty() || rate.get().method().needsAddress()) require(address);
  }

  private void require(Address address) {
    var wrongs = new ArrayList<Wrong>();
    AddressRules.check(wrongs, "/address", address);
    if (!wrongs.isEmpty()) throw sentences.invalid(wrongs);
  }

  private static Problem totalChanged() {
    return new Problem(HttpStatus.CONFLICT, "total_changed");
  }

  private static Problem notOffered(@Nullable Address address) {
    return address == null
        ? Problem.invalid(List.of(Wrong.of("/address", "rate.no_address")))
        : Problem.invalid(List.of(Wrong.of("/rate_id", "rate.not_offered")));
  }

  private static Problem quoteChanged(Store store, List<Offer> offers) {
    var rates =
        offers.stream()
            .map(
                offer ->
                    Map.of(
                        "id", offer.id(),
                        "name", offer.name(),
                        "method", offer.method().code(),
                        "price", ApiMoney.of(offer.price(), store.locale())))
            .toList();
    return new Problem(
        HttpStatus.CONFLICT,
        "quote_changed",
        List.of(Wrong.of("/rate_id", "rate.price_changed")),
        Map.of("rates", rates));
  }

  private static Problem insufficient(Basket basket, InsufficientStock failure) {
    var faults =
        basket.lines().stream()
            .filter(line -> failure.variants().contains(line.variant().id()))
            .map(
                line -> {
                  int left = failure.level(line.variant().id()).available();
                  var at = "/items/" + line.firstIndex() + "/quantity";
                  var title = line.variant().title();
                  return left == 0
                      ? Wrong.of(at, "stock.out", title)
                      : Wrong.of(at, "stock.left", title, left);
                })
            .toList();
    return new Problem(HttpStatus.CONFLICT, "insufficient_stock", faults, Map.of());
  }

  private static Receipt receipt(Store store, long number, NewOrder order) {
    var locale = store.locale();
    var zero = ApiMoney.of(store.money(0), locale);
    var lines =
        order.basket().lines().stream()
            .map(
                line ->
                    new Receipt.Line(
                        line.variant().title(),
                        line.variant().variantTitle(),
                        line.variant().sku(),
                        line.quantity(),
                        ApiMoney.of(line.variant().price(), locale),
                        ApiMoney.of(line.total(), locale)))
            .toList();
    return new Receipt(
        order.publicId(),
        Long.toString(number),
        order.payment().code(),
        FulfilmentState.NEW.code(),
        lines,
        ApiMoney.of(order.basket().subtotal(), locale),
        ApiMoney.of(order.offer().price(), locale),
        zero,
        zero,
        store.settings().taxWords() == TaxWords.INCLUDED,
        ApiMoney.of(order.total(), locale),
        "/track/" + order.publicId());
  }
}
