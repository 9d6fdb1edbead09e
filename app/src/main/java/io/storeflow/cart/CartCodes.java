package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;

import io.storeflow.discountcode.CodeResult;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Discount codes that a visitor has given, kept with the cart: what they do is found out each time.
 */
@Service
public class CartCodes {
  private final DSLContext db;
  private final Transactions transactions;
  private final CartRows rows;
  private final PriceBooks books;
  private final GivenCodes given;
  private final Clock clock;

  CartCodes(
      DSLContext db,
      Transactions transactions,
      CartRows rows,
      PriceBooks books,
      GivenCodes given,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.books = books;
    this.given = given;
    this.clock = clock;
  }

  /**
   * What a code would do for a cart with nothing in it: whether it is known at all.
   *
   * @param code as {@link io.storeflow.pricerule.PriceRule#code} writes it
   */
  public CodeResult look(Store store, @Nullable String visitor, String code) {
    if (!ByCode.isGood(code))
      return new CodeResult(code, Outcome.CODE, 0, Money.zero(store.currency()), "");
    return look(store, visitor, Set.of(code)).getFirst();
  }

  private List<CodeResult> look(Store store, @Nullable String visitor, Set<String> codes) {
    var book = books.fresh(store, List.of());
    var brought = Claims.NONE.withCodes(codes);
    var claims = given.claims(store, book, brought, Channel.STOREFRONT, null, visitor);
    return Cart.empty(book, claims, clock.instant()).codes();
  }

  /** Those that the visitor has given and are still kept. One statement. */
  public Set<String> of(Store store, String visitor) {
    var c = only(store, CART);
    return db.select(c.CODES)
        .from(c)
        .where(c.VISITOR.eq(visitor))
        .and(c.EXPIRES_AT.gt(clock.instant()))
        .fetchOptional(c.CODES)
        .map(CartCodes::read)
        .orElse(Set.of());
  }

  /**
   * Keeps a code with the visitor's cart, which is made if there is none. Where there are as many
   * as one may give, those make room that take nothing off whatever is in the cart.
   *
   * @return false if there are as many without those
   */
  public boolean give(Store store, String visitor, String code) {
    return give(store, visitor, code, Set.of()) || give(store, visitor, code, idle(store, visitor));
  }

  private Set<String> idle(Store store, String visitor) {
    return look(store, visitor, of(store, visitor)).stream()
        .filter(CodeResult::isIdle)
        .map(CodeResult::code)
        .collect(Collectors.toSet());
  }

  private boolean give(Store store, String visitor, String code, Set<String> idle) {
    return transactions.write(
        () -> {
          rows.touch(store, visitor, clock.instant());
          var codes = kept(store, visitor);
          codes.removeAll(idle);
          boolean room = codes.contains(code) || codes.size() < GivenCodes.MOST;
          if (room && codes.add(code)) write(store, visitor, codes);
          return room;
        });
  }

  /** Forgets a code; nothing for one that was not given. */
  public void takeBack(Store store, String visitor, String code) {
    transactions.write(
        () -> {
          rows.lock(store, visitor);
          var codes = kept(store, visitor);
          if (!codes.remove(code)) return;
          write(store, visitor, codes);
          rows.changed(store, visitor, clock.instant());
        });
  }

  static Set<String> read(String kept) {
    return kept.isEmpty() ? Set.of() : Set.of(kept.split(" "));
  }

  private Set<String> kept(Store store, String visitor) {
    var c = only(store, CART);
    var kept = db.select(c.CODES).from(c).where(c.VISITOR.eq(visitor)).fetchOne(c.CODES);
    return new LinkedHashSet<>(read(kept == null ? "" : kept));
  }

  private void write(Store store, String visitor, Set<String> codes) {
    var c = only(store, CART);
    var text = String.join(" ", codes);
    db.update(c).set(c.CODES, text).where(c.VISITOR.eq(visitor)).execute();
  }
}
