package io.storeflow.checkoutpage;

import static org.jooq.impl.DSL.row;

import io.storeflow.billing.Billing;
import io.storeflow.billing.CheckedBilling;
import io.storeflow.cart.Cart;
import io.storeflow.cart.CartTyped;
import io.storeflow.cart.CartTyped.Told;
import io.storeflow.cart.OpenCart;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.geocode.Located;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.loyalty.Members;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.Totals;
import io.storeflow.proof.Proofs;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prices checkouts that somebody has begun as their page would, to compare it with what that page
 * has said: many at once, in so many statements as for one. Nobody is asked where an address lies
 * or whether a VAT id holds; and whether a place has what is fetched there is no matter of prices.
 */
@Component
public class OpenCheckouts {

  /**
   * @param before the total that was told
   * @param after what it would be now; null where no rate goes there any more
   */
  public record Repriced(Money before, @Nullable Money after) {}

  /** A checkout of a cart, of which its shopper was told what it comes to. */
  private record Open(String visitor, Cart cart, CheckoutForm form, Told told) {
    Heading heading() {
      return Heading.of(cart, form);
    }

    boolean asksWho() {
      return CheckoutSummaries.asksWho(cart, form);
    }

    /** Whether just this was told: who has typed something else since was told nothing of that. */
    boolean isAsTold(Store store) {
      var rate = Typed.line(form.rate());
      return told.mark().equals(form.mark(store)) && (rate.isEmpty() || rate.equals(told.rate()));
    }

    /** A way that was chosen and that there is not any more is not another one. */
    boolean hasItsWay(Heading heading) {
      return form.way() == null || form.way() == heading.way();
    }
  }

  /** Somebody who has shown an address, and the points that may be spent. */
  private record Owner(String email, long points) {}

  private final CartTyped typed;
  private final CheckoutDrafts drafts;
  private final GivenCodes given;
  private final CheckedBilling billed;
  private final Whereabouts whereabouts;
  private final Proofs proofs;
  private final Members members;
  private final Clock clock;

  OpenCheckouts(
      CartTyped typed,
      CheckoutDrafts drafts,
      GivenCodes given,
      CheckedBilling billed,
      Whereabouts whereabouts,
      Proofs proofs,
      Members members,
      Clock clock) {
    this.typed = typed;
    this.drafts = drafts;
    this.given = given;
    this.billed = billed;
    this.whereabouts = whereabouts;
    this.proofs = proofs;
    this.members = members;
    this.clock = clock;
  }

  /**
   * What their checkouts come to, by visitor: of those alone whose shoppers were told a total of
   * just what is in the cart and was typed. So many statements for each currency, however many
   * carts there are.
   */
  public Map<String, Repriced> of(Store store, List<OpenCart> carts) {
    var told = typed.told(store, carts.stream().map(OpenCart::visitor).toList());
    var byCurrency = new TreeMap<String, List<Open>>();
    for (var it : carts) {
      var its = told.get(it.visitor());
      // What was told in a currency that it does not have any more is not compared.
      if (its == null || its.told() == null || it.cart().was() != null) continue;
      var code = it.cart().book().currency().getCurrencyCode();
      var open = new Open(it.visitor(), it.cart(), drafts.form(store, its.text()), its.told());
      if (it.cart().isBuyable() && open.isAsTold(store))
        byCurrency.computeIfAbsent(code, _ -> new ArrayList<>()).add(open);
    }
    var repriced = new HashMap<String, Repriced>();
    byCurrency.forEach((code, all) -> repriced.putAll(repriced(store.in(code), all)));
    return repriced;
  }

  private Map<String, Repriced> repriced(Store store, List<Open> all) {
    var book = all.getFirst().cart().book();
    var carts = theirs(store, book, all);
    var billings = billed.known(store, all.stream().map(it -> it.form().billing(store)).toList());
    var owners = owners(store, book, all);
    var located = located(store, book, all);
    var repriced = new HashMap<String, Repriced>();
    for (int i = 0; i < all.size(); i++) {
      var it = all.get(i);
      var cart = carts.get(i);
      var claims = claims(it, cart, owners.get(it.visitor()), billings.get(i));
      var before = new Money(it.told().minor(), cart.book().currency());
      repriced.put(it.visitor(), new Repriced(before, total(it, cart, claims, located.get(i))));
    }
    return repriced;
  }

  /** Null where no rate goes there. */
  private @Nullable Money total(Open open, Cart cart, Claims claims, Located located) {
    var heading = open.heading();
    if (!heading.known() || !open.hasItsWay(heading)) return null;
    var buyer = heading.buyer(open.told().rate(), null, claims, located.at());
    var totals = Totals.of(cart.book(), cart.basket(), buyer, clock.instant());
    return totals.rate() == null ? null : totals.total();
  }

  /** The carts for who types those e-mail addresses, where that matters. */
  private List<Cart> theirs(Store store, PriceBook book, List<Open> all) {
    var asked = all.stream().filter(Open::asksWho).map(OpenCheckouts::asked).toList();
    var claims = given.claims(store, book, asked, Channel.STOREFRONT).iterator();
    var now = clock.instant();
    var carts = new ArrayList<Cart>();
    for (var it : all) carts.add(it.asksWho() ? it.cart().claiming(claims.next(), now) : it.cart());
    return carts;
  }

  private static GivenCodes.Asked asked(Open open) {
    var email = Typed.code(open.form().email());
    return new GivenCodes.Asked(open.cart().claims(), email, open.visitor());
  }

  /** Of those who want to use points, where the store takes any. */
  private Map<String, Owner> owners(Store store, PriceBook book, List<Open> all) {
    if (!book.points().isTaken()) return Map.of();
    var wanting = all.stream().filter(it -> it.form().usesPoints()).map(Open::visitor).toList();
    return proofs.of(
        store,
        wanting,
        (email, customer) ->
            row(email, members.open(store.merchant(), customer)).mapping(Owner::new));
  }

  private static Claims claims(Open open, Cart cart, @Nullable Owner owner, Billing billing) {
    long points =
        owner == null
            ? 0
            : MyPoints.used(cart.book().points(), owner.email(), owner.points(), cart, open.form());
    return cart.claims().withPoints(points).withBusiness(billing.buyer());
  }

  /** Who has it brought by parcel has nobody asked where they live. */
  private List<Located> located(Store store, PriceBook book, List<Open> all) {
    var driven = all.stream().map(Open::heading).filter(OpenCheckouts::isDriven);
    var addresses = driven.map(Heading::address).toList();
    var known = whereabouts.known(store, book.shipping(), book.methods(), addresses).iterator();
    var located = new ArrayList<Located>();
    for (var it : all) located.add(isDriven(it.heading()) ? known.next() : Located.NOT_NEEDED);
    return located;
  }

  private static boolean isDriven(Heading heading) {
    return heading.way() == Method.DELIVERY;
  }
}
