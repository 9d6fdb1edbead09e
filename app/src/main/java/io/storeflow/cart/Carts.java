package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.merchant.Owned.insertInto;
import static io.storeflow.merchant.Owned.only;

import io.storeflow.cart.CartRefused.Why;
import io.storeflow.merchant.ExpiringOfStore;
import io.storeflow.merchant.Store;
import io.storeflow.platform.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Carts of visitors who are known by nothing but a random cookie. A cart holds no stock and no
 * price: both are read anew each time it is shown.
 */
@Service
public class Carts implements ExpiringOfStore {
  /** How long a cart is kept after its last change. */
  public static final Duration LIFE = Duration.ofDays(7);

  public static final int MOST_UNITS = 999;
  public static final int MOST_LINES = 100;

  /**
   * @param quantity of the line now
   * @param count of all units in the cart
   * @param capped whether less was put in than asked for
   */
  public record Changed(String title, int quantity, int count, boolean capped) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final CartQueries queries;
  private final Clock clock;

  Carts(DSLContext db, Transactions transactions, CartQueries queries, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.clock = clock;
  }

  /** The visitor's cart as it is now; empty for one who has none. One statement. */
  public Cart of(Store store, @Nullable String visitor) {
    return visitor == null ? Cart.empty(store) : queries.cart(store, visitor, clock.instant());
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

  /** Whether the store has or had such a variant: one that may stand in a cart. */
  public boolean knows(Store store, String variantId) {
    return !queries.ids(store, List.of(variantId)).isEmpty();
  }

  /**
   * Puts units into the cart, on top of those that are in it; at most {@link #MOST_UNITS}.
   *
   * @throws CartRefused if that cannot be bought
   */
  public Changed add(Store store, String visitor, String variantId, int quantity) {
    return put(store, visitor, variantId, quantity, true);
  }

  /**
   * Sets how many units are wanted; 0 takes the line out.
   *
   * @throws CartRefused if that cannot be bought
   */
  public Changed change(Store store, String visitor, String variantId, int quantity) {
    if (quantity <= 0) return remove(store, visitor, variantId);
    return put(store, visitor, variantId, quantity, false);
  }

  /** Takes a line out; the answer tells how many it had. */
  public Changed remove(Store store, String visitor, String variantId) {
    return transactions.write(
        () -> {
          var line =
              of(store, visitor).lines().stream()
                  .filter(it -> it.variantId().equals(variantId))
                  .findFirst();
          if (line.isEmpty()) return new Changed("", 0, of(store, visitor).count(), false);
          take(store, visitor, List.of(variantId));
          return new Changed(
              line.get().title(), line.get().quantity(), of(store, visitor).count(), false);
        });
  }

  /**
   * Takes out what was bought; what came in meanwhile stays.
   *
   * @param units by public id of the variant
   * @return how many units are left
   */
  public int bought(Store store, String visitor, Map<String, Integer> units) {
    return transactions.write(
        () -> {
          var line = only(store, CART_LINE);
          var ids = queries.ids(store, units.keySet());
          db.batch(
                  units.entrySet().stream()
                      .filter(bought -> ids.containsKey(bought.getKey()))
                      .map(
                          bought ->
                              db.update(line)
                                  .set(line.QUANTITY, line.QUANTITY.minus(bought.getValue()))
                                  .where(line.VISITOR.eq(visitor))
                                  .and(line.VARIANT_ID.eq(ids.get(bought.getKey()))))
                      .toList())
              .execute();
          db.deleteFrom(line).where(line.VISITOR.eq(visitor)).and(line.QUANTITY.le(0)).execute();
          return of(store, visitor).count();
        });
  }

  @Override
  public int forgetExpired(Store store) {
    var cart = only(store, CART);
    return db.deleteFrom(cart).where(cart.EXPIRES_AT.lt(clock.instant())).limit(STEP).execute();
  }

  private Changed put(Store store, String visitor, String variantId, int quantity, boolean more) {
    return transactions.write(
        () -> {
          var variant = queries.variant(store, variantId);
          if (variant == null) throw new CartRefused(Why.NOT_FOR_SALE);
          if (variant.left() != null && variant.left() <= 0) throw new CartRefused(Why.SOLD_OUT);
          var now = clock.instant();
          touch(store, visitor, now);
          int before = queries.units(store, visitor, variant.id());
          if (before == 0 && queries.lines(store, visitor) >= MOST_LINES)
            throw new CartRefused(Why.TOO_MANY_LINES);
          int wanted = (more ? before : 0) + Math.min(quantity, MOST_UNITS);
          int most = variant.left() == null ? MOST_UNITS : Math.min(variant.left(), MOST_UNITS);
          int given = Math.min(wanted, most);
          write(store, visitor, variant, given, now);
          return new Changed(variant.title(), given, of(store, visitor).count(), given < wanted);
        });
  }

  /** Makes the cart or prolongs it, and locks it: changes of one cart wait for one another. */
  private void touch(Store store, String visitor, Instant now) {
    queries.dropExpired(store, visitor, now);
    insertInto(db, store, CART)
        .set(CART.VISITOR, visitor)
        .set(CART.CREATED_AT, now)
        .set(CART.EXPIRES_AT, now.plus(LIFE))
        .onDuplicateKeyUpdate()
        .set(CART.EXPIRES_AT, now.plus(LIFE))
        .execute();
  }

  private void write(
      Store store, String visitor, CartQueries.Wanted variant, int quantity, Instant now) {
    insertInto(db, store, CART_LINE)
        .set(CART_LINE.VISITOR, visitor)
        .set(CART_LINE.VARIANT_ID, variant.id())
        .set(CART_LINE.QUANTITY, quantity)
        .set(CART_LINE.SEEN_PRICE_MINOR, variant.priceMinor())
        .set(CART_LINE.ADDED_AT, now)
        .onDuplicateKeyUpdate()
        .set(CART_LINE.QUANTITY, quantity)
        .set(CART_LINE.SEEN_PRICE_MINOR, variant.priceMinor())
        .execute();
  }

  private void take(Store store, String visitor, Collection<String> variantIds) {
    var ids = queries.ids(store, variantIds).values();
    var line = only(store, CART_LINE);
    db.deleteFrom(line).where(line.VISITOR.eq(visitor)).and(line.VARIANT_ID.in(ids)).execute();
  }
}
