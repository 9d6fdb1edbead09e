package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.sum;

import io.storeflow.loyalty.RewardWish;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Goods that a visitor wants free for points, kept with the cart: whether they are is found out
 * each time.
 */
@Service
public class CartRewards {
  private final DSLContext db;
  private final Transactions transactions;
  private final CartRows rows;
  private final Clock clock;

  CartRewards(DSLContext db, Transactions transactions, CartRows rows, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Wants one more unit of a variant free, for a visitor whose page had so many; begins their cart
   * if they have none. What is no more in the cart is wanted no more either.
   *
   * @param variantId public id of one that the store gives for points
   * @return false if there are others by now: the same was pressed twice
   */
  public boolean more(Store store, String visitor, String variantId, int had) {
    return transactions.write(
        () -> {
          boolean fresh = rows.touch(store, visitor, clock.instant());
          var wish = fresh ? RewardWish.NONE : read(requireNonNull(locked(store, visitor)));
          if (wish.units().getOrDefault(variantId, 0) != had) return false;
          write(store, visitor, wish, variantId, had + 1);
          return true;
        });
  }

  /**
   * Keeps how many units of a variant are wanted free; nothing for a visitor without a cart.
   *
   * @param units 0 for none any more
   */
  public void want(Store store, String visitor, String variantId, int units) {
    transactions.write(
        () -> {
          var kept = locked(store, visitor);
          if (kept != null) write(store, visitor, read(kept), variantId, units);
        });
  }

  private @Nullable String locked(Store store, String visitor) {
    rows.lock(store, visitor);
    var c = only(store, CART);
    return db.select(c.REWARDS).from(c).where(c.VISITOR.eq(visitor)).fetchOne(c.REWARDS);
  }

  private void write(Store store, String visitor, RewardWish wish, String variantId, int units) {
    var wanted = new LinkedHashMap<>(wish.within(there(store, visitor)).units());
    if (units == 0) wanted.remove(variantId);
    else wanted.put(variantId, units);
    keep(store, visitor, new RewardWish(wanted, 0)).execute();
    rows.changed(store, visitor, clock.instant());
  }

  /** Units of each variant that is in the cart. */
  private Map<String, Integer> there(Store store, String visitor) {
    var l = only(store, CART_LINE);
    var v = only(store, VARIANT);
    var units = sum(l.QUANTITY).cast(Integer.class);
    return db.select(v.PUBLIC_ID, units)
        .from(l)
        .join(v)
        .on(v.ID.eq(l.VARIANT_ID))
        .where(l.VISITOR.eq(visitor))
        .groupBy(v.PUBLIC_ID)
        .fetchMap(v.PUBLIC_ID, units);
  }

  Query keep(Store store, String visitor, RewardWish wish) {
    var c = only(store, CART);
    return db.update(c).set(c.REWARDS, text(wish.units())).where(c.VISITOR.eq(visitor));
  }

  static RewardWish read(String kept) {
    if (kept.isEmpty()) return RewardWish.NONE;
    var units = new LinkedHashMap<String, Integer>();
    for (var it : kept.split(" ")) {
      int colon = it.indexOf(':');
      units.put(it.substring(0, colon), Integer.valueOf(it.substring(colon + 1)));
    }
    return new RewardWish(units, 0);
  }

  private static String text(Map<String, Integer> units) {
    return units.entrySet().stream()
        .map(it -> it.getKey() + ":" + it.getValue())
        .collect(Collectors.joining(" "));
  }
}
