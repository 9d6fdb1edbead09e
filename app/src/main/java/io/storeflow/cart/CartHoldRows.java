package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.util.Objects.requireNonNullElse;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.Variant;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written down of what is held for carts, in the caller's transaction. */
@Component
class CartHoldRows {

  /**
   * The hold of a cart as it is kept.
   *
   * @param id null while nothing is held
   * @param begun when the first thing of it was put in; kept for a while after its end
   */
  record Stored(@Nullable Long id, Instant begun, Instant until) {
    static final Stored NONE = new Stored(null, Instant.EPOCH, Instant.EPOCH);

    static Stored of(@Nullable Long id, @Nullable Instant begun, @Nullable Instant until) {
      return new Stored(
          id, requireNonNullElse(begun, Instant.EPOCH), requireNonNullElse(until, Instant.EPOCH));
    }

    boolean isAlive(Instant now) {
      return id != null && until.isAfter(now);
    }

    boolean isUnder(long holdId) {
      return id != null && id == holdId;
    }

    Stored under(long holdId) {
      return new Stored(holdId, begun, until);
    }

    /** Nothing is held any more. */
    Stored ended() {
      return new Stored(null, begun, Instant.EPOCH);
    }

    /**
     * Whether something may be held at that instant: not for one more {@code life} after it was
     * begun {@link CartHolds#LONGEST} of them before, so that others have their chance.
     */
    boolean mayBeHeld(Instant at, Duration life) {
      var end = end(life);
      return at.isBefore(end) || !at.isBefore(end.plus(life));
    }

    /** For that long from now on, but no longer than the longest since it was begun. */
    Stored prolonged(Instant now, Duration life) {
      var since = isAlive(now) || now.isBefore(end(life)) ? begun : now;
      var then = earlier(now.plus(life), since.plus(life.multipliedBy(CartHolds.LONGEST)));
      return new Stored(id, since, isAlive(now) && until.isAfter(then) ? until : then);
    }

    private Instant end(Duration life) {
      return begun.plus(life.multipliedBy(CartHolds.LONGEST));
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  /**
   * Other carts of the same network for which something is held.
   *
   * @param units that are held for them, by variant
   */
  record Neighbours(boolean areTooMany, Map<Long, Integer> units) {
    static final Neighbours NONE = new Neighbours(false, Map.of());
    static final Neighbours TOO_MANY = new Neighbours(true, Map.of());

    int units(long variant) {
      return units.getOrDefault(variant, 0);
    }
  }

  private final DSLContext db;

  CartHoldRows(DSLContext db) {
    this.db = db;
  }

  /** What is held for the cart, which is locked; {@link Stored#NONE} for no cart. */
  Stored find(Store store, String visitor) {
    var c = only(store, CART);
    return db.select(c.HOLD_ID, c.HOLD_BEGUN_AT, c.HELD_UNTIL)
        .from(c)
        .where(c.VISITOR.eq(visitor))
        .forUpdate()
        .fetchOptional()
        .map(mapping(Stored::of))
        .orElse(Stored.NONE);
  }

  /** The visitor of the cart for which something is held under that id; empty for none. */
  Optional<String> visitor(Store store, long holdId) {
    var c = only(store, CART);
    return db.select(c.VISITOR).from(c).where(c.HOLD_ID.eq(holdId)).fetchOptional(c.VISITOR);
  }

  /** Units by variant that an order of the cart would take off the stock. */
  Map<Long, Integer> wanted(Store store, String visitor) {
    var l = only(store, CART_LINE);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var units = sum(l.QUANTITY).cast(Integer.class);
    return db.select(l.VARIANT_ID, units)
        .from(l)
        .join(v)
        .on(v.ID.eq(l.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(l.VISITOR.eq(visitor))
        .and(v.TRACKED)
        .and(v.SOLD_OUT.isFalse())
        .and(ForSale.is(p, v))
        .groupBy(l.VARIANT_ID)
        .fetchMap(l.VARIANT_ID, units);
  }

  /**
   * Units that are held, by hold and then by variant; none of what somebody has said to be sold
   * out. One statement, and none for no hold.
   */
  Map<Long, Map<Long, Integer>> held(Store store, Collection<Long> holds) {
    var held = new HashMap<Long, Map<Long, Integer>>();
    if (holds.isEmpty()) return held;
    var r = only(store, RESERVATION);
    var v = only(store, VARIANT);
    var units = sum(r.QUANTITY).cast(Integer.class);
    db.select(r.ORDER_ID, r.VARIANT_ID, units)
        .from(r)
        .join(v)
        .on(v.ID.eq(r.VARIANT_ID))
        .where(r.ORDER_ID.in(holds))
        .and(v.SOLD_OUT.isFalse())
        .groupBy(r.ORDER_ID, r.VARIANT_ID)
        .forEach(
            row ->
                held.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                    .put(row.value2(), row.value3()));
    return held;
  }

  /**
   * Units of the variant that are held for the visitor's cart; 0 while it is said to be sold out.
   */
  Field<Integer> heldFor(Store store, String visitor, Variant v) {
    var c = only(store, CART);
    var r = only(store, RESERVATION);
    var held =
        select(sum(r.QUANTITY).cast(Integer.class))
            .from(c)
            .join(r)
            .on(r.ORDER_ID.eq(c.HOLD_ID))
            .where(c.VISITOR.eq(visitor))
            .and(r.VARIANT_ID.eq(v.ID))
            .and(v.SOLD_OUT.isFalse());
    return coalesce(field(held), inline(0));
  }

  /**
   * Those who come at once do not wait for each other: so many as they are there may be more.
   *
   * @param holder digest of the network; null for one that is not counted
   * @param most carts beside which there is no room for another
   */
  Neighbours neighbours(Store store, String visitor, @Nullable String holder, int most) {
    if (holder == null) return Neighbours.NONE;
    var c = only(store, CART);
    var r = only(store, RESERVATION);
    var carts = new HashSet<String>();
    var units = new HashMap<Long, Integer>();
    db.select(c.VISITOR, r.VARIANT_ID, r.QUANTITY)
        .from(c)
        .join(r)
        .on(r.ORDER_ID.eq(c.HOLD_ID))
        .where(c.HOLDER.eq(holder))
        .and(c.VISITOR.ne(visitor))
        .forEach(
            row -> {
              carts.add(row.value1());
              units.merge(row.value2(), row.value3(), Math::addExact);
            });
    return new Neighbours(carts.size() >= most, units);
  }

  /** Writes down what is held for the cart, which counts as changed by that. */
  void write(Store store, String visitor, Stored hold, @Nullable String holder) {
    var c = only(store, CART);
    boolean none = hold.id() == null;
    db.update(c)
        .set(c.HOLD_ID, hold.id())
        .set(c.HOLD_BEGUN_AT, hold.begun().equals(Instant.EPOCH) ? null : hold.begun())
        .set(c.HELD_UNTIL, none ? null : hold.until())
        .set(c.HOLDER, none ? null : holder)
        .set(c.VERSION, c.VERSION.plus(1))
        .where(c.VISITOR.eq(visitor))
        .execute();
  }

  /** Nothing is held any more. The cart is the same: whoever orders it now still may. */
  void end(Store store, String visitor) {
    var c = only(store, CART);
    db.update(c).setNull(c.HOLD_ID).setNull(c.HOLDER).where(c.VISITOR.eq(visitor)).execute();
  }
}
