package io.storeflow.platform.db;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.store.Store;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.junit.jupiter.params.provider.Arguments;

/** Statements that say for which store they are. */
final class ScopedStatements {
  private ScopedStatements() {}

  static Stream<Arguments> all() {
    return Stream.of(
        say(
            "select",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID).from(o).where(o.NUMBER.eq(1L));
            }),
        say(
            "left join of two scoped tables",
            (db, store) -> {
              var o = only(store, ORDERS);
              var l = only(store, ORDER_LINE);
              return db.select(o.ID, l.TITLE).from(o).leftJoin(l).on(l.ORDER_ID.eq(o.ID));
            }),
        say(
            "left join, the owner in its condition",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID, ORDER_LINE.TITLE)
                  .from(o)
                  .leftJoin(ORDER_LINE)
                  .on(ownedBy(store, ORDER_LINE))
                  .and(ORDER_LINE.ORDER_ID.eq(o.ID));
            }),
        say(
            "left joins one behind the other",
            (db, store) -> {
              var c = only(store.merchant(), CUSTOMER);
              return db.select(c.EMAIL, ORDERS.ID, ORDER_LINE.TITLE)
                  .from(c)
                  .leftJoin(ORDERS)
                  .on(ORDERS.CUSTOMER_ID.eq(c.ID))
                  .and(ownedBy(store, ORDERS))
                  .leftJoin(ORDER_LINE)
                  .on(ownedBy(store, ORDER_LINE))
                  .and(ORDER_LINE.ORDER_ID.eq(ORDERS.ID));
            }),
        say(
            "multiset",
            (db, store) -> {
              var o = only(store, ORDERS);
              var l = only(store, ORDER_LINE);
              return db.select(o.ID, multiset(select(l.TITLE).from(l).where(l.ORDER_ID.eq(o.ID))))
                  .from(o);
            }),
        say(
            "exists",
            (db, store) -> {
              var o = only(store, ORDERS);
              var l = only(store, ORDER_LINE);
              return db.select(o.ID)
                  .from(o)
                  .where(exists(selectOne().from(l).where(l.ORDER_ID.eq(o.ID))));
            }),
        say(
            "for update",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID).from(o).where(o.ID.eq(5L)).forUpdate();
            }),
        say(
            "update",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.update(o).set(o.NOTE, "x").where(o.ID.eq(5L));
            }),
        say(
            "delete",
            (db, store) -> {
              var l = only(store, ORDER_LINE);
              return db.deleteFrom(l).where(l.ORDER_ID.eq(5L));
            }),
        say(
            "alias",
            (db, store) -> {
              var o = only(store, ORDERS);
              var other = only(store, ORDERS, "other");
              return db.select(o.ID, other.ID).from(o).join(other).on(other.NUMBER.eq(o.NUMBER));
            }),
        say(
            "alias of the same table in a multiset",
            (db, store) -> {
              var o = only(store, ORDERS);
              var other = only(store, ORDERS, "other");
              return db.select(
                      o.ID, multiset(select(other.ID).from(other).where(other.NUMBER.eq(o.NUMBER))))
                  .from(o);
            }),
        say(
            "merchant's table with store's table",
            (db, store) -> {
              var c = only(store.merchant(), CUSTOMER);
              var o = only(store, ORDERS);
              return db.select(c.EMAIL, o.ID).from(c).join(o).on(o.CUSTOMER_ID.eq(c.ID));
            }),
        say(
            "a table of nobody",
            (db, store) -> db.select(STORE.NAME).from(STORE).where(STORE.ID.eq(1L))));
  }

  /** A statement for a store, by name. */
  static Arguments say(String name, BiFunction<DSLContext, Store, Query> statement) {
    return Arguments.of(name, statement);
  }
}
