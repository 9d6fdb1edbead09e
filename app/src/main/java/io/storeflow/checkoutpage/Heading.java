package io.storeflow.checkoutpage;

import io.storeflow.cart.Cart;
import io.storeflow.geo.Coordinates;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.RateWish;
import io.storeflow.quote.QuotedRates;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way a checkout goes, and where, as far as that was typed.
 *
 * @param ways that the store offers
 * @param way the chosen one, or the first; null where there is none
 * @param address of it; {@link Address#NONE} where nothing is brought there
 * @param known whether it can be said what it costs to go there
 */
record Heading(List<Method> ways, @Nullable Method way, Address address, boolean known) {

  static Heading of(Cart cart, CheckoutForm form) {
    var all = cart.book().offered();
    var ways = Arrays.stream(Method.values()).filter(way -> hasRate(all, way)).toList();
    var wanted = form.way();
    var way = wanted != null && ways.contains(wanted) ? wanted : first(ways);
    if (way == null) return new Heading(ways, null, Address.NONE, false);
    boolean goesThere = way.needsAddress() && cart.isSent();
    var address = goesThere ? form.address() : Address.NONE;
    return new Heading(ways, way, address, !goesThere || AddressRules.decidesRates(address));
  }

  /**
   * Who goes there.
   *
   * @param rate public id of the one that is wished for; null for the first
   */
  Buyer buyer(
      @Nullable String rate,
      @Nullable QuotedRates quoted,
      Claims claims,
      @Nullable Coordinates at) {
    var wish = way == null ? RateWish.NONE : new RateWish.ByMethod(way, rate);
    return new Buyer(address, wish, quoted, claims, at);
  }

  private static boolean hasRate(List<Rate> all, Method way) {
    return all.stream().anyMatch(rate -> rate.method() == way);
  }

  private static @Nullable Method first(List<Method> ways) {
    return ways.isEmpty() ? null : ways.getFirst();
  }
}
