package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;

import io.storeflow.cart.CartQueries.Held;
import io.storeflow.cart.CartRefused.Why;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Carts of visitors who are known by nothing but a random cookie. A cart holds no stock and no
 * price: both are read again each time it is shown.
 */
@Service
public class Carts implements ExpiringOfStore {
  /** How long a cart is kept after its last change. */
  public static final Duration LIFE = Duration.ofDays(7);

  /**
   * @param quantity of the line now
   * @param count of all units in the cart
   * @param capped whether less was put in than asked for
   */
  public record Changed(String title, int quantity, int count, boolean capped) {}

  /**
   * @param cart as it is now
   * @param capped whether less was put in than asked for
   * @param removed the lines that were taken out
   */
  public record Filled(Cart cart, boolean capped, List<CartLine> removed) {}

  private record Change(boolean capped, List<CartLine> removed) {
    static final Change NONE = new Change(false, List.of());
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final CartQueries queries;
  private final CartRows rows;
  private final PriceBooks books;
  private final Clock clock;

  Carts(
      DSLContext db,
      Transactions transactions,
      CartQueries queries,
      CartRows rows,
      PriceBooks books,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.rows = rows;
    this.books = books;
    this.clock = clock;
  }

  /**
   * The visitor's cart as it is now; empty for one who has none. One statement, while the prices
   * are known.
   */
  public Cart of(Store store, @Nullable String visitor) {
    if (visitor == null) return Cart.empty(store);
    var now = clock.instant();
    return queries
        .cart(store, visitor, now)
        .map(it -> Cart.of(book(store, it), it.lines(), it.version(), now))
        .orElseGet(() -> Cart.empty(store));
  }

  /** Whether the visitor has a cart in this store that is still kept. */
  public boolean has(Store store, String visitor) {
    var cart = only(store, CART);
    return db.fetchExists(
        db.select(cart.VISITOR)
            .from(cart)
            .where(cart.VISITOR.eq(visitor))
            .and(cart.EXPIRES_AT.gt(clock.instant())));
  }

  /** Puts units of a variant as it is into the cart. */
  public Changed add(Store store, String visitor, String variantId, int quantity) {
    return add(store, visitor, variantId, quantity, Chosen.NONE);
  }

  /**
   * Puts units into the cart, on top of those that are in it; at most {@link Basket#MOST_UNITS}.
   *
   * @param chosen what goes with each unit
   * @throws CartRefused if that cannot be bought
   */
  public Changed add(Store store, String visitor, String variantId, int quantity, Chosen chosen) {
    var selection = select(store, variantId, chosen);
    return transactions.write(
        () -> {
          var variant = queries.variant(store, variantId);
          if (variant == null) throw new CartRefused(Why.NOT_FOR_SALE);
          if (variant.left() != null && variant.left() <= 0) throw new CartRefused(Why.SOLD_OUT);
          var now = clock.instant();
          var held =
              rows.touch(store, visitor, now)
                  ? Held.NOTHING
                  : queries.held(store, visitor, LineKey.of(variant.id(), chosen));
          if (held.ofLine() == 0 && held.lines() >= Basket.MOST_LINES)
            throw new CartRefused(Why.TOO_MANY_LINES);
          int wanted = held.ofLine() + Math.min(quantity, Basket.MOST_UNITS);
          int given = Math.min(wanted, Basket.MOST_UNITS);
          var left = variant.left();
          if (left != null) given = Math.min(given, left - held.elsewhere());
          // All of it is in the cart already, with other choices.
          if (given <= 0)
            return new Changed(
                variant.title(), held.elsewhere() + held.ofLine(), held.units(), true);
          rows.write(store, visitor, variant, chosen, selection, given, now);
          int units = held.units() - held.ofLine() + given;
          return new Changed(variant.title(), given, units, given < wanted);
        });
  }

  /**
   * What was chosen, held against what is offered; nothing of a variant that is not for sale. No
   * statement while the prices are known: only who is refused asks again.
   */
  private Selection select(Store store, String variantId, Chosen chosen) {
    if (!chosen.isBounded())
      throw new CartRefused(new Selection.Fault(Selection.Why.TOO_MANY, "", Chosen.MOST));
    var known = select(books.known(store, List.of(variantId)), variantId, chosen);
    var now =
        known.fault() == null
            ? known
            : select(books.fresh(store, List.of(variantId)), variantId, chosen);
    var fault = now.fault();
    if (fault != null) throw new CartRefused(fault);
    return now;
  }

  private static Selection select(PriceBook book, String variantId, Chosen chosen) {
    var variant = book.variants().get(variantId);
    return variant == null ? Selection.NONE : Selection.of(variant.groups(), chosen);
  }

  /**
   * Sets how many units of each line are wanted, all at once; 0 takes a line out. What cannot be
   * had stays as it is, what is short becomes what is left.
   *
   * @param wanted by public id of the line, or of its variant for the line of the variant as it is;
   *     those that are not in the cart are left out
   * @param seen the state that the quantities were typed over: when the cart is another by now,
   *     nothing is changed; null for quantities that hold whatever the cart is
   */
  public Filled fill(
      Store store, String visitor, Map<String, Integer> wanted, @Nullable CartVersion seen) {
    var change = transactions.write(() -> change(store, visitor, wanted, seen));
    return new Filled(of(store, visitor), change.capped(), change.removed());
  }

  /**
   * Takes the cart away because it becomes an order, in the caller's transaction: nobody else gets
   * it, and if the caller fails it is there as before.
   *
   * @throws CartMoved if it is not there in that very state
   */
  public void claim(Store store, String visitor, CartVersion version) {
    var cart = only(store, CART);
    int claimed =
        db.deleteFrom(cart)
            .where(cart.VISITOR.eq(visitor))
            .and(cart.CREATED_AT.eq(version.createdAt()))
            .and(cart.VERSION.eq(version.number()))
            .execute();
    if (claimed == 0) throw new CartMoved();
  }

  /** What was typed at the checkout of this cart, as the page wrote it down. */
  public Optional<String> typed(Store store, String visitor) {
    var cart = only(store, CART);
    return db.select(cart.TYPED)
        .from(cart)
        .where(cart.VISITOR.eq(visitor))
        .and(cart.EXPIRES_AT.gt(clock.instant()))
        .fetchOptional(cart.TYPED);
  }

  /** Keeps what was typed for as long as the cart is kept; for nobody who has no cart. */
  public void keepTyped(Store store, String visitor, String typed) {
    var cart = only(store, CART);
    db.update(cart).set(cart.TYPED, typed).where(cart.VISITOR.eq(visitor)).execute();
  }

  @Override
  public int forgetExpired(Store store) {
    var cart = only(store, CART);
    return db.deleteFrom(cart).where(cart.EXPIRES_AT.lt(clock.instant())).limit(STEP).execute();
  }

  private Change change(
      Store store, String visitor, Map<String, Integer> wanted, @Nullable CartVersion seen) {
    rows.lock(store, visitor);
    var cart = queries.cart(store, visitor, clock.instant()).orElse(null);
    if (cart == null || seen != null && !seen.equals(cart.version())) return Change.NONE;
    var removed = new ArrayList<CartLine>();
    var changed = new LinkedHashMap<CartLine, Integer>();
    boolean capped = false;
    var rest = new HashMap<String, Integer>();
    for (var line : cart.lines().reversed()) {
      int units = line.wanted(wanted);
      int given = units == 0 ? 0 : line.take(rest, Math.min(units, Basket.MOST_UNITS));
      if (units == line.quantity() || units > 0 && (given < 1 || !line.forSale())) continue;
      capped |= given < units;
      if (given == 0) removed.add(line);
      else if (given != line.quantity()) changed.put(line, given);
    }
    if (removed.isEmpty() && changed.isEmpty()) return new Change(capped, removed);
    var changes = new ArrayList<Query>();
    var prices = seen(store, cart, changed.keySet());
    changed.forEach(
        (line, units) -> changes.add(rows.update(store, visitor, line, units, prices.apply(line))));
    removed.forEach(line -> changes.add(rows.delete(store, visitor, line)));
    db.batch(changes).execute();
    rows.changed(store, visitor, clock.instant());
    return new Change(capped, removed);
  }

  /** What a line costs that is changed, and so was seen: the book is asked for what was chosen. */
  private Function<CartLine, Money> seen(
      Store store, CartQueries.Stored cart, Set<CartLine> changed) {
    if (changed.stream().allMatch(line -> line.chosen().isEmpty())) return CartLine::price;
    var book = book(store, cart);
    return line -> line.in(book).price();
  }

  private PriceBook book(Store store, CartQueries.Stored cart) {
    return books.at(store, cart.offer(), cart.forSale());
  }
}
