package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes carts and their lines, in the caller's transaction. */
@Component
class CartRows {
  private final DSLContext db;
  private final CartQueries queries;

  CartRows(DSLContext db, CartQueries queries) {
    this.db = db;
    this.queries = queries;
  }

  /**
   * Makes the cart or prolongs it, and locks it: changes of one cart wait for one another.
   *
   * @return whether it is new: there is nothing in it
   */
  boolean touch(Store store, String visitor, Instant now) {
    if (begin(store, visitor, now)) return true;
    return queries.dropExpired(store, visitor, now) && begin(store, visitor, now);
  }

  /** False if the visitor has one: then it is prolonged, unless it has expired. */
  private boolean begin(Store store, String visitor, Instant now) {
    var end = val(now.plus(Carts.LIFE), CART.EXPIRES_AT);
    int rows =
        insertInto(db, store, CART)
            .set(CART.VISITOR, visitor)
            .set(CART.CREATED_AT, now)
            .set(CART.EXPIRES_AT, end)
            .set(CART.CURRENCY, code(store))
            .onDuplicateKeyUpdate()
            .set(CART.EXPIRES_AT, when(CART.EXPIRES_AT.gt(now), end).otherwise(CART.EXPIRES_AT))
            .set(CART.VERSION, CART.VERSION.plus(1))
            .execute();
    // Of a row that was there and is changed the database counts two.
    return rows == 1;
  }

  /** Null for the store's own. */
  static @Nullable String code(Store store) {
    return store.list() == null ? null : store.currency().getCurrencyCode();
  }

  /** Changes of one cart wait for one another, and for the order that it becomes. */
  void lock(Store store, String visitor) {
    var cart = only(store, CART);
    db.select(cart.VERSION).from(cart).where(cart.VISITOR.eq(visitor)).forUpdate().fetch();
  }

  /** Everything of the cart under another id, which has none. */
  void move(Store store, String before, String after) {
    var cart = only(store, CART);
    var kept = db.selectFrom(cart).where(cart.VISITOR.eq(before)).forUpdate().fetch();
    for (var it : kept) {
      it.setVisitor(after);
      it.changed(true);
    }
    insertAll(db, store, CART, kept);
    var l = only(store, CART_LINE);
    db.update(l).set(l.VISITOR, after).where(l.VISITOR.eq(before)).execute();
    db.deleteFrom(cart).where(cart.VISITOR.eq(before)).execute();
  }

  /** Prolongs it, and counts it as changed. */
  void changed(Store store, String visitor, Instant now) {
    var cart = only(store, CART);
    db.update(cart)
        .set(cart.VERSION, cart.VERSION.plus(1))
        .set(cart.EXPIRES_AT, now.plus(Carts.LIFE))
        .where(cart.VISITOR.eq(visitor))
        .execute();
  }

  /** Writes a line, new or with other units than before. */
  void write(
      Store store,
      String visitor,
      CartQueries.Wanted variant,
      Chosen chosen,
      Selection selection,
      int quantity,
      Instant now) {
    long price = selection.on(store.money(variant.price().price())).minor();
    insertInto(db, store, CART_LINE)
        .set(CART_LINE.VISITOR, visitor)
        .set(CART_LINE.VARIANT_ID, variant.id())
        .set(CART_LINE.CHOICES, chosen.fingerprint())
        .set(CART_LINE.CHOSEN, chosen.text())
        .set(CART_LINE.ID, Ids.next())
        .set(CART_LINE.PUBLIC_ID, PublicId.random())
        .set(CART_LINE.QUANTITY, quantity)
        .set(CART_LINE.SEEN_PRICE_MINOR, price)
        .set(CART_LINE.ADDED_AT, now)
        .onDuplicateKeyUpdate()
        .set(CART_LINE.QUANTITY, quantity)
        .set(CART_LINE.SEEN_PRICE_MINOR, price)
        .execute();
  }

  /** A line of another cart, new or with other units than before. */
  Query put(Store store, String visitor, CartLine line, int quantity, Money price, Instant now) {
    return insertInto(db, store, CART_LINE)
        .set(CART_LINE.VISITOR, visitor)
        .set(CART_LINE.VARIANT_ID, line.key().variant())
        .set(CART_LINE.CHOICES, line.key().choices())
        .set(CART_LINE.CHOSEN, line.chosen().text())
        .set(CART_LINE.ID, Ids.next())
        .set(CART_LINE.PUBLIC_ID, PublicId.random())
        .set(CART_LINE.QUANTITY, quantity)
        .set(CART_LINE.SEEN_PRICE_MINOR, price.minor())
        .set(CART_LINE.ADDED_AT, now)
        .onDuplicateKeyUpdate()
        .set(CART_LINE.QUANTITY, quantity)
        .set(CART_LINE.SEEN_PRICE_MINOR, price.minor());
  }

  Query clear(Store store, String visitor) {
    var l = only(store, CART_LINE);
    return db.deleteFrom(l).where(l.VISITOR.eq(visitor));
  }

  /**
   * By whose link it was filled.
   *
   * @param instead whether nothing is left of what was in it
   * @param codes of discounts, for a cart that has none
   */
  Query filled(Store store, String visitor, long reminder, boolean instead, String codes) {
    var cart = only(store, CART);
    var none = instead ? trueCondition() : cart.CODES.eq("");
    return db.update(cart)
        .set(cart.REMINDER_ID, reminder)
        .setNull(cart.AGREED_AT)
        .set(cart.REWARDS, instead ? val("", cart.REWARDS) : cart.REWARDS)
        .set(cart.CODES, when(none, val(codes, cart.CODES)).otherwise(cart.CODES))
        .where(cart.VISITOR.eq(visitor));
  }

  /** Its units, and the price that was seen with them. */
  Query update(Store store, String visitor, CartLine line, int units, Money price) {
    var l = only(store, CART_LINE);
    return db.update(l)
        .set(l.QUANTITY, units)
        .set(l.SEEN_PRICE_MINOR, price.minor())
        .where(l.VISITOR.eq(visitor))
        .and(CartQueries.is(l, line.key()));
  }

  Query delete(Store store, String visitor, CartLine line) {
    var l = only(store, CART_LINE);
    return db.deleteFrom(l).where(l.VISITOR.eq(visitor)).and(CartQueries.is(l, line.key()));
  }
}
