package io.storeflow.customerpage;

import static io.storeflow.db.Tables.CUSTOMER_GROUP;
import static io.storeflow.db.Tables.CUSTOMER_GROUP_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.customerbook.KnownCustomer;
import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.loyalty.Members;
import io.storeflow.order.FulfilmentState;
import io.storeflow.orderlist.OrderColumns;
import io.storeflow.platform.db.Together;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.shipping.Address;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/**
 * Reads what belongs to one customer over several stores, each time in one statement: a select of
 * its own for each store, with its owner, put together.
 */
@Component
class CustomerPageQueries {
  /** Orders, and cards, that the page shows. */
  private static final int SHOWN = 6;

  private static final int ADDRESSES = 12;

  private final DSLContext db;
  private final CardQueries cards;
  private final Members members;

  CustomerPageQueries(DSLContext db, CardQueries cards, Members members) {
    this.db = db;
    this.cards = cards;
    this.members = members;
  }

  /** Six statements at most, however many stores and orders. */
  CustomerPage of(StoreAccess access, KnownCustomer it, List<Store> seen) {
    var store = access.store();
    var points =
        access.may(Permission.SEE_LOYALTY)
            ? members.standing(store.merchant(), it.id())
            : Optional.<Members.Standing>empty();
    return new CustomerPage(
        orders(it, seen),
        stores(it, seen),
        addresses(it, seen),
        groups(store, it),
        cards(access, it),
        points.orElse(null));
  }

  private List<CustomerPage.Ordered> orders(KnownCustomer it, List<Store> seen) {
    return all(seen, (i, store) -> orders(i, store, it)).stream()
        .flatMap(
            rows ->
                db
                    .selectFrom(rows.asTable("ordered"))
                    .orderBy(field(name("placed_at")).desc(), field(name("id")).desc())
                    .limit(SHOWN)
                    .fetch(
                        row ->
                            new CustomerPage.Ordered(
                                seen.get(row.get(0, Integer.class)), OrderColumns.row(row, 1)))
                    .stream())
        .toList();
  }

  private static Select<? extends Record> orders(int i, Store store, KnownCustomer it) {
    var o = only(store, ORDERS);
    return select(inline(i).as("store"))
        .select(OrderColumns.of(o))
        .from(o)
        .where(o.CUSTOMER_ID.eq(it.id()))
        .orderBy(o.PLACED_AT.desc(), o.ID.desc())
        .limit(SHOWN);
  }

  private List<CustomerPage.OfStore> stores(KnownCustomer it, List<Store> seen) {
    return all(seen, (i, store) -> sums(i, store, it)).stream()
        .flatMap(rows -> db.fetch(rows).stream())
        .filter(row -> row.get(5) != null)
        .map(
            row -> {
              var store = seen.get(row.get(0, Integer.class));
              int kept = row.get(2, BigDecimal.class).intValueExact();
              return new CustomerPage.OfStore(
                  store,
                  kept,
                  row.get(1, Integer.class) - kept,
                  store.money(row.get(3, BigDecimal.class).longValueExact()),
                  row.get(4, Instant.class),
                  row.get(5, Instant.class));
            })
        .toList();
  }

  private static Select<? extends Record> sums(int i, Store store, KnownCustomer it) {
    var o = only(store, ORDERS);
    var isKept = o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED);
    return select(
            inline(i).as("store"),
            count().as("orders"),
            sum(when(isKept, 1).otherwise(0)).as("kept"),
            sum(when(isKept, OrderMoney.worth(o)).otherwise(0L)).as("spent"),
            min(o.PLACED_AT).as("first_at"),
            max(o.PLACED_AT).as("last_at"))
        .from(o)
        .where(o.CUSTOMER_ID.eq(it.id()));
  }

  /** Each once, the one that was used last first. */
  private List<CustomerPage.Used> addresses(KnownCustomer it, List<Store> seen) {
    var used = new java.util.LinkedHashMap<Address, CustomerPage.Used>();
    all(seen, (_, store) -> addresses(store, it)).stream()
        .flatMap(rows -> db.fetch(rows).stream())
        .map(CustomerPageQueries::used)
        .forEach(
            each ->
                used.merge(
                    each.address(),
                    each,
                    (one, other) ->
                        new CustomerPage.Used(
                            one.address(),
                            one.times() + other.times(),
                            one.last().isAfter(other.last()) ? one.last() : other.last())));
    return used.values().stream()
        .sorted(Comparator.comparing(CustomerPage.Used::last).reversed())
        .limit(ADDRESSES)
        .toList();
  }

  private static Select<? extends Record> addresses(Store store, KnownCustomer it) {
    var o = only(store, ORDERS);
    var last = max(o.PLACED_AT);
    return select(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY, o.LINE1, o.LINE2)
        .select(count().as("times"), last.as("last_at"))
        .from(o)
        .where(o.CUSTOMER_ID.eq(it.id()))
        .and(o.LINE1.ne(""))
        .groupBy(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY, o.LINE1, o.LINE2)
        .orderBy(last.desc())
        .limit(ADDRESSES);
  }

  private static CustomerPage.Used used(Record row) {
    var address =
        new Address(
            row.get(0, String.class),
            row.get(1, String.class),
            row.get(2, String.class),
            row.get(3, String.class),
            row.get(4, String.class),
            row.get(5, String.class));
    return new CustomerPage.Used(address, row.get(6, Integer.class), row.get(7, Instant.class));
  }

  private List<CustomerGroup> groups(Store store, KnownCustomer it) {
    var g = only(store.merchant(), CUSTOMER_GROUP);
    var m = only(store.merchant(), CUSTOMER_GROUP_MEMBER);
    return db.select(g.ID, g.PUBLIC_ID, g.NAME, inline(0))
        .from(g)
        .where(g.ID.in(selectDistinct(m.GROUP_ID).from(m).where(m.EMAIL.in(it.addresses()))))
        .orderBy(g.NAME, g.ID)
        .fetch(mapping(CustomerGroup::new));
  }

  private List<GiftCard> cards(StoreAccess access, KnownCustomer it) {
    return access.may(Permission.SEE_GIFT_CARDS)
        ? cards.mailedTo(access.store(), it.addresses(), SHOWN)
        : List.of();
  }

  private static Optional<Select<Record>> all(
      List<Store> seen, BiFunction<Integer, Store, Select<? extends Record>> of) {
    return Together.all(IntStream.range(0, seen.size()).mapToObj(i -> of.apply(i, seen.get(i))));
  }
}
