package io.storeflow.shop;

import io.storeflow.cart.Cart;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.ui.Choice;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingQuotes;
import io.storeflow.shipping.ShippingRates;
import io.storeflow.store.Store;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices a checkout that is being filled in: which ways there are, what each costs, the total. */
@Component
class Tills {
  private record Priced(List<Offer> offers, @Nullable String quote) {}

  private final ShippingRates rates;
  private final ShippingQuotes quotes;

  Tills(ShippingRates rates, ShippingQuotes quotes) {
    this.rates = rates;
    this.quotes = quotes;
  }

  /**
   * @param keep whether to keep a quote, so that the prices hold for half an hour
   */
  Till of(Store store, Cart cart, CheckoutForm form, boolean keep) {
    var all = rates.all(store).stream().filter(rate -> isOffered(store, rate)).toList();
    var ways = Arrays.stream(Method.values()).filter(way -> hasRate(all, way)).toList();
    var wanted = form.way();
    var way = wanted != null && ways.contains(wanted) ? wanted : first(ways);
    var address = way != null && way.needsAddress() ? form.address() : Address.NONE;
    boolean asked = way != null && (!way.needsAddress() || AddressRules.decidesRates(address));
    var priced = asked ? price(store, cart, all, address, form, keep) : new Priced(List.of(), null);
    var offers = priced.offers().stream().filter(offer -> offer.method() == way).toList();
    var chosen = chosen(offers, form.rate());
    var total = chosen == null ? null : cart.subtotal().plus(chosen.price());
    return new Till(
        cart, ways, way, countries(all, store), offers, asked, chosen, priced.quote(), total);
  }

  /** The quoted prices while the quote holds, else today's, quoted anew if they are to be kept. */
  private Priced price(
      Store store, Cart cart, List<Rate> all, Address address, CheckoutForm form, boolean keep) {
    var offers =
        all.stream()
            .filter(rate -> rate.reaches(store, address))
            .map(
                rate ->
                    new Offer(
                        rate.publicId(),
                        rate.name(),
                        rate.method(),
                        rate.priceFor(cart.subtotal())))
            .toList();
    var given = form.quote();
    var held =
        given == null
            ? null
            : quotes
                .find(store, given, address, cart.units())
                .filter(quote -> quote.forItems() && quote.forAddress())
                .orElse(null);
    if (held != null)
      return new Priced(
          offers.stream().map(offer -> at(store, offer, held.prices())).toList(), given);
    if (!keep || offers.isEmpty()) return new Priced(offers, null);
    var quote = quotes.quote(store, address, cart.units(), cart.subtotal());
    return new Priced(quote.offers(), quote.id());
  }

  private static Offer at(Store store, Offer offer, Map<String, Long> prices) {
    Long quoted = prices.get(offer.id());
    Money price = quoted == null ? offer.price() : store.money(quoted);
    return new Offer(offer.id(), offer.name(), offer.method(), price);
  }

  private static @Nullable Offer chosen(List<Offer> offers, @Nullable String rate) {
    for (var offer : offers) if (offer.id().equals(rate)) return offer;
    return offers.isEmpty() ? null : offers.getFirst();
  }

  private static List<Choice> countries(List<Rate> all, Store store) {
    var locale = store.locale();
    return all.stream()
        .flatMap(rate -> rate.countries().stream())
        .distinct()
        .map(code -> Choice.of(code, Locale.of("", code).getDisplayCountry(locale)))
        .sorted(Comparator.comparing(Choice::label, Collator.getInstance(locale)))
        .toList();
  }

  private static boolean isOffered(Store store, Rate rate) {
    return rate.active() && rate.method().isOffered(store);
  }

  private static boolean hasRate(List<Rate> all, Method way) {
    return all.stream().anyMatch(rate -> rate.method() == way);
  }

  private static @Nullable Method first(List<Method> ways) {
    return ways.isEmpty() ? null : ways.getFirst();
  }
}
