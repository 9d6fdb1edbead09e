package io.storeflow.platform.db;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.platform.db.ScopedStatements.say;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Each way to reach beyond a store that we could think of. */
final class UnscopedStatements {
  private UnscopedStatements() {}

  static Stream<Arguments> all() {
    return Stream.of(
        say("select", (db, store) -> db.select(ORDERS.ID).from(ORDERS).where(ORDERS.ID.eq(5L))),
        say("select *", (db, store) -> db.selectFrom(ORDERS)),
        say(
            "joined table alone unscoped",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID, ORDER_LINE.TITLE)
                  .from(o)
                  .join(ORDER_LINE)
                  .on(ORDER_LINE.ORDER_ID.eq(o.ID));
            }),
        say(
            "join on key",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(ORDER_LINE.TITLE).from(o).join(ORDER_LINE).onKey();
            }),
        say(
            "owner equal to another table's owner",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(ORDER_LINE.TITLE)
                  .from(o)
                  .join(ORDER_LINE)
                  .on(ORDER_LINE.ORDER_ID.eq(o.ID))
                  .where(ORDER_LINE.STORE_ID.eq(o.STORE_ID));
            }),
        say(
            "scope in the join's condition",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(ORDER_LINE.TITLE)
                  .from(o)
                  .join(ORDER_LINE)
                  .on(ORDER_LINE.ORDER_ID.eq(o.ID))
                  .and(ORDER_LINE.STORE_ID.eq(store.id()));
            }),
        say(
            "left join, the owner of its left side in its condition",
            (db, store) ->
                db.select(ORDERS.ID)
                    .from(ORDERS)
                    .leftJoin(only(store, ORDER_LINE))
                    .on(ownedBy(store, ORDERS))),
        say(
            "left join, both owners in its condition",
            (db, store) ->
                db.select(ORDERS.ID)
                    .from(ORDERS)
                    .leftJoin(ORDER_LINE)
                    .on(ownedBy(store, ORDER_LINE))
                    .and(ownedBy(store, ORDERS))),
        say(
            "left join, the owner or something else in its condition",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID, ORDER_LINE.TITLE)
                  .from(o)
                  .leftJoin(ORDER_LINE)
                  .on(ownedBy(store, ORDER_LINE).or(ORDER_LINE.ORDER_ID.eq(o.ID)));
            }),
        say(
            "right join, the owner of its right side in its condition",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID, ORDER_LINE.TITLE)
                  .from(o)
                  .rightJoin(ORDER_LINE)
                  .on(ownedBy(store, ORDER_LINE))
                  .and(ORDER_LINE.ORDER_ID.eq(o.ID));
            }),
        say(
            "left join, the owner of one alias in the condition of another",
            (db, store) -> {
              var o = only(store, ORDERS);
              var other = ORDER_LINE.as("other");
              return db.select(o.ID, other.TITLE)
                  .from(o)
                  .leftJoin(other)
                  .on(ownedBy(store, ORDER_LINE))
                  .and(other.ORDER_ID.eq(o.ID));
            }),
        say(
            "left join of tables that are joined, the owner of one in its condition",
            (db, store) -> {
              var o = only(store, ORDERS);
              var other = ORDER_LINE.as("other");
              return db.select(o.ID, ORDER_LINE.TITLE)
                  .from(o)
                  .leftJoin(ORDER_LINE.join(other).on(other.ID.eq(ORDER_LINE.ID)))
                  .on(ownedBy(store, ORDER_LINE))
                  .and(ORDER_LINE.ORDER_ID.eq(o.ID));
            }),
        say(
            "owner is not null",
            (db, store) -> db.select(ORDERS.ID).from(ORDERS).where(ORDERS.STORE_ID.isNotNull())),
        say(
            "owner or something else",
            (db, store) ->
                db.select(ORDERS.ID)
                    .from(ORDERS)
                    .where(ORDERS.STORE_ID.eq(store.id()).or(ORDERS.ID.eq(5L)))),
        say(
            "owner under an or under an and",
            (db, store) ->
                db.select(ORDERS.ID)
                    .from(ORDERS)
                    .where(ORDERS.ID.gt(1L))
                    .and(ORDERS.STORE_ID.eq(store.id()).or(ORDERS.ID.eq(5L)))),
        say(
            "not the owner",
            (db, store) ->
                db.select(ORDERS.ID).from(ORDERS).where(ORDERS.STORE_ID.eq(store.id()).not())),
        say(
            "owner unequal",
            (db, store) -> db.select(ORDERS.ID).from(ORDERS).where(ORDERS.STORE_ID.ne(store.id()))),
        say(
            "owner in a list",
            (db, store) ->
                db.select(ORDERS.ID).from(ORDERS).where(ORDERS.STORE_ID.in(store.id(), 2L))),
        say(
            "second alias of a scoped table",
            (db, store) -> {
              var o = only(store, ORDERS);
              var other = ORDERS.as("other");
              return db.select(o.ID, other.ID).from(o).join(other).on(other.NUMBER.eq(o.NUMBER));
            }),
        say(
            "alias, scope on the unaliased",
            (db, store) -> {
              var other = ORDERS.as("other");
              return db.select(other.ID).from(other).where(ORDERS.STORE_ID.eq(store.id()));
            }),
        say(
            "alias, scope on another alias",
            (db, store) -> {
              var other = ORDERS.as("other");
              return db.select(other.ID)
                  .from(other)
                  .where(ORDERS.as("third").STORE_ID.eq(store.id()));
            }),
        say("alias alone", (db, store) -> db.selectFrom(ORDERS.as("other"))),
        say(
            "alias with names of its columns",
            (db, store) -> db.selectFrom(ORDER_LINE.as("other", "a", "b"))),
        say(
            "table behind an alias that stands beside it",
            (db, store) -> {
              var other = only(store, ORDERS, "other");
              return db.select(other.ID)
                  .from(other)
                  .join(ORDERS)
                  .on(ORDERS.NUMBER.eq(other.NUMBER));
            }),
        say(
            "exists",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID)
                  .from(o)
                  .where(exists(selectOne().from(ORDER_LINE).where(ORDER_LINE.ORDER_ID.eq(o.ID))));
            }),
        say(
            "multiset",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID, multiset(select(ORDER_LINE.TITLE).from(ORDER_LINE))).from(o);
            }),
        say(
            "one half of a union",
            (db, store) -> {
              var o = only(store, ORDERS);
              return db.select(o.ID).from(o).union(select(ORDERS.ID).from(ORDERS));
            }),
        say(
            "scope in having",
            (db, store) ->
                db.select(ORDERS.STORE_ID)
                    .from(ORDERS)
                    .groupBy(ORDERS.STORE_ID)
                    .having(ORDERS.STORE_ID.eq(store.id()))),
        say(
            "update",
            (db, store) -> db.update(ORDERS).set(ORDERS.NOTE, "x").where(ORDERS.ID.eq(5L))),
        say("delete", (db, store) -> db.deleteFrom(ORDER_LINE).where(ORDER_LINE.ORDER_ID.eq(5L))),
        say(
            "insert without owner",
            (db, store) -> db.insertInto(ORDER_LINE).set(ORDER_LINE.ORDER_ID, 1L)),
        say(
            "insert, owner from a field",
            (db, store) ->
                db.insertInto(ORDER_LINE)
                    .columns(ORDER_LINE.STORE_ID, ORDER_LINE.ORDER_ID)
                    .select(select(STORE.ID, STORE.ID).from(STORE))),
        say(
            "merchant's table",
            (db, store) -> db.select(CUSTOMER.EMAIL).from(CUSTOMER).where(CUSTOMER.ID.eq(1L))),
        say(
            "update of a journal",
            (db, store) -> {
              var l = only(store, STOCK_LEDGER);
              return db.update(l).set(l.REASON, "x").where(l.ID.eq(1L));
            }),
        say(
            "insert that changes the row of a journal that is there",
            (db, store) ->
                insertInto(db, store, STOCK_LEDGER)
                    .set(STOCK_LEDGER.ID, 1L)
                    .set(STOCK_LEDGER.REASON, "x")
                    .onDuplicateKeyUpdate()
                    .set(STOCK_LEDGER.REASON, "x")),
        say(
            "merge",
            (db, store) ->
                db.mergeInto(
                        STOCK_LEDGER, STOCK_LEDGER.STORE_ID, STOCK_LEDGER.ID, STOCK_LEDGER.REASON)
                    .key(STOCK_LEDGER.STORE_ID, STOCK_LEDGER.ID)
                    .values(store.id(), 1L, "x")),
        say(
            "delete from a journal",
            (db, store) -> db.deleteFrom(only(store.merchant(), AUDIT_ENTRY))));
  }
}
