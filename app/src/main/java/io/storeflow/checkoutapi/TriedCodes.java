package io.storeflow.checkoutapi;

import io.storeflow.discountcode.CodeResult;
import io.storeflow.discountcode.CodeTries;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.geocode.Located;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pricing.Totals;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices goods for programs that give codes. */
@Component
class TriedCodes {
  /**
   * What goods cost.
   *
   * @param located where the buyer's address lies, as far as that decides anything
   */
  record Priced(Totals totals, Located located) {}

  private final PriceBooks books;
  private final GivenCodes given;
  private final CodeTries tries;
  private final Clock clock;
  private final Whereabouts whereabouts;

  TriedCodes(
      PriceBooks books, GivenCodes given, CodeTries tries, Clock clock, Whereabouts whereabouts) {
    this.books = books;
    this.given = given;
    this.tries = tries;
    this.clock = clock;
    this.whereabouts = whereabouts;
  }

  /**
   * @param holder of a proof of who they are; null for nobody
   * @param address of the client
   * @param at when it is bought; null for now. What limits have left is of now in any case
   * @throws io.storeflow.platform.failure.Problem if something cannot be bought, a code takes
   *     nothing off, or too many were tried
   */
  Priced price(
      Store store,
      Basket basket,
      Buyer buyer,
      Set<String> codes,
      @Nullable String holder,
      String address,
      @Nullable Instant at) {
    var book = books.fresh(store, basket.variantIds());
    var located =
        whereabouts.find(store, book.shipping(), book.methods(), buyer.address(), address);
    try (var trying = tries.begin(address, codes.size())) {
      var brought = buyer.claims().withCodes(codes);
      var claims = given.claims(store, book, brought, Channel.API, null, holder);
      var when = at == null ? clock.instant() : at;
      var totals = Totals.of(book, basket, buyer.with(claims).living(located.at()), when);
      var results = CodeResult.of(claims, totals.tried(), book.currency());
      tries.note(store, trying, results);
      if (!totals.faults().isEmpty()) throw CheckoutProblems.unsellable(totals.faults());
      for (var it : results) if (!it.isApplied()) throw CheckoutProblems.codeInvalid(it);
      return new Priced(totals, located);
    }
  }
}
