package io.storeflow.reminderpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.CART_REMINDER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.cart.Carts;
import io.storeflow.db.tables.Cart;
import io.storeflow.db.tables.CartReminder;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.reminderpage.LeftCart.State;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads carts that were left after an address was typed at their checkout, and what came of it. */
@Component
class LeftCartQueries {
  static final int PAGE = 50;

  /** Somebody who did something so lately may still be at it. */
  static final Duration STILL_THERE = Duration.ofHours(1);

  /** For how long is told what reminders brought back. */
  static final Duration TOLD = Duration.ofDays(30);

  /**
   * What the reminders of {@link #TOLD} came to.
   *
   * @param sent mails
   * @param orders that were made of those carts, without those that were cancelled
   * @param money what these come to, in the currency of the store
   */
  public record Result(int sent, int orders, Money money) {}

  private final DSLContext db;
  private final Clock clock;

  LeftCartQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Carts that were left, those whose checkout was begun last first. One statement. */
  Page<LeftCart> left(Store store, @Nullable String cursor) {
    var c = only(store, CART);
    var r = CART_REMINDER;
    var keyset = Keyset.of(null, c.BEGUN_ID, true, store.id() + " carts", cursor, PAGE);
    var now = clock.instant();
    var units = units(store, c);
    var worth = worth(store, c);
    var goods = goods(store, c);
    var rows =
        db.select(c.BEGUN_ID, c.BEGUN_EMAIL, c.CURRENCY, c.EXPIRES_AT, c.AGREED_AT)
            .select(r.SENT_AT, r.OPENED_AT, units, worth, goods)
            .from(c)
            .leftJoin(r)
            .on(ownedBy(store, r))
            .and(r.ID.eq(c.BEGUN_ID))
            .where(c.BEGUN_ID.isNotNull())
            .and(c.BEGUN_EMAIL.isNotNull())
            .and(c.EXPIRES_AT.gt(now))
            .and(c.EXPIRES_AT.le(now.plus(Carts.LIFE).minus(STILL_THERE)))
            // One that was filled by a link is the cart of that link.
            .and(c.REMINDER_ID.isNull().or(c.REMINDER_ID.eq(c.BEGUN_ID)))
            .and(units.gt(0))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(
                it ->
                    new LeftCart(
                        it.get(c.BEGUN_ID),
                        it.get(c.BEGUN_EMAIL),
                        it.get(units),
                        money(store, it.get(c.CURRENCY), it.get(worth)),
                        it.get(c.EXPIRES_AT).minus(Carts.LIFE),
                        state(store, it, c, r),
                        it.get(goods)));
    return keyset.page(rows, LeftCart::id, LeftCart::id);
  }

  private static State state(Store store, Record it, Cart c, CartReminder r) {
    var sent = it.get(r.SENT_AT);
    if (sent == null)
      return it.get(c.AGREED_AT) != null && store.cartReminder() != null
          ? State.WAITING
          : State.LEFT;
    boolean touched = it.get(c.EXPIRES_AT).minus(Carts.LIFE).isAfter(sent);
    boolean back = touched || it.get(r.OPENED_AT) != null;
    return back ? State.BACK : State.REMINDED;
  }

  private static Field<Integer> units(Store store, Cart c) {
    var l = only(store, CART_LINE);
    return coalesce(
        field(select(sum(l.QUANTITY).cast(Integer.class)).from(l).where(l.VISITOR.eq(c.VISITOR))),
        inline(0));
  }

  private static Field<BigDecimal> worth(Store store, Cart c) {
    var l = only(store, CART_LINE);
    return field(
        select(sum(l.SEEN_PRICE_MINOR.times(l.QUANTITY))).from(l).where(l.VISITOR.eq(c.VISITOR)));
  }

  private static Field<List<LeftCart.Goods>> goods(Store store, Cart c) {
    var l = only(store, CART_LINE);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return multiset(
            select(l.QUANTITY, p.TITLE, v.TITLE)
                .from(l)
                .join(v)
                .on(v.ID.eq(l.VARIANT_ID))
                .join(p)
                .on(p.ID.eq(v.PRODUCT_ID))
                .where(l.VISITOR.eq(c.VISITOR))
                .orderBy(l.ADDED_AT, l.VARIANT_ID))
        .convertFrom(rows -> rows.map(mapping(LeftCart.Goods::new)));
  }

  /** Orders that came of reminders, the latest first. One statement. */
  Page<BroughtBack> broughtBack(Store store, @Nullable String cursor) {
    var r = only(store, CART_REMINDER);
    var o = only(store, ORDERS);
    var bound = store.id() + " brought back";
    var keyset = Keyset.of(r.ORDERED_AT, r.ID, true, bound, cursor, PAGE);
    var rows =
        db.select(r.ID, o.NUMBER, o.CUSTOMER_NAME, o.ITEM_COUNT, o.TOTAL_MINOR, o.CURRENCY)
            .select(r.SENT_AT, r.ORDERED_AT)
            .from(r)
            .join(o)
            .on(o.ID.eq(r.ORDER_ID))
            .where(r.ORDERED_AT.isNotNull())
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(
                it ->
                    new BroughtBack(
                        it.get(r.ID),
                        it.get(o.NUMBER),
                        it.get(o.CUSTOMER_NAME),
                        it.get(o.ITEM_COUNT),
                        new Money(it.get(o.TOTAL_MINOR), Currency.getInstance(it.get(o.CURRENCY))),
                        it.get(r.SENT_AT),
                        it.get(r.ORDERED_AT)));
    return keyset.page(rows, BroughtBack::at, BroughtBack::id);
  }

  /** What the reminders of the last days came to. One statement. */
  Result result(Store store) {
    var r = only(store, CART_REMINDER);
    var o = ORDERS;
    var since = clock.instant().minus(TOLD);
    var counts = o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED);
    var own = coalesce(o.STORE_TOTAL_MINOR, o.TOTAL_MINOR);
    return db.select(
            count(when(r.SENT_AT.gt(since), inline(1))),
            count(when(r.ORDERED_AT.gt(since).and(counts), inline(1))),
            sum(when(r.ORDERED_AT.gt(since).and(counts), own)))
        .from(r)
        .leftJoin(o)
        .on(ownedBy(store, o))
        .and(o.ID.eq(r.ORDER_ID))
        // An order comes within the life of a cart after its mail.
        .where(r.AT.gt(earliest(since)))
        .fetchSingle(
            it ->
                new Result(
                    it.value1(), it.value2(), new Money(whole(it.value3()), store.ownCurrency())));
  }

  private static Instant earliest(Instant since) {
    return since.minus(Carts.LIFE.multipliedBy(2));
  }

  private static Money money(Store store, @Nullable String currency, @Nullable BigDecimal minor) {
    var code = currency == null ? store.ownCurrency() : Currency.getInstance(currency);
    return new Money(whole(minor), code);
  }

  private static long whole(@Nullable BigDecimal minor) {
    return minor == null ? 0 : minor.longValueExact();
  }
}
