package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;

import io.storeflow.loyalty.RewardWish;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
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
   * Keeps how many units of a variant are wanted free; nothing for a visitor without a cart.
   *
   * @param variantId public id of one that the store gives for points
   * @param units 0 for none any more
   */
  public void want(Store store, String visitor, String variantId, int units) {
    transactions.write(
        () -> {
          rows.lock(store, visitor);
          var c = only(store, CART);
          var kept = db.select(c.REWARDS).from(c).where(c.VISITOR.eq(visitor)).fetchOne(c.REWARDS);
          if (kept == null) return;
          var wanted = new LinkedHashMap<>(read(kept).units());
          if (units == 0) wanted.remove(variantId);
          else wanted.put(variantId, units);
          db.update(c).set(c.REWARDS, text(wanted)).where(c.VISITOR.eq(visitor)).execute();
          rows.changed(store, visitor, clock.instant());
        });
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
