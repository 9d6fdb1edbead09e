package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.GIFT_CARD_CODE;
import static io.storeflow.db.Tables.GIFT_CARD_ENTRY;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.Orders;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectSelectStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads cards and what happened to them. */
@Component
public class CardQueries {
  private final DSLContext db;
  private final Clock clock;

  CardQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The day it is in the store. */
  public LocalDate today(Store store) {
    return LocalDate.ofInstant(clock.instant(), store.timeZone());
  }

  /**
   * A page of the cards, the latest first. One statement.
   *
   * @param search a code or its last four, or the beginning of an e-mail address; empty for all
   */
  public Page<GiftCard> page(Store store, String search, int size, @Nullable String cursor) {
    var c = only(store, GIFT_CARD);
    var keyset = Keyset.of(null, c.ID, true, store.id() + " gift cards " + search, cursor, size);
    var rows =
        cards(store, c)
            .from(c)
            .where(found(store, c, search))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(row -> card(c, row));
    return keyset.page(rows, GiftCard::id, GiftCard::id);
  }

  /**
   * @throws NotFound if the store has no such card
   */
  public GiftCard get(Store store, String publicId) {
    if (!PublicId.looksRight(publicId)) throw new NotFound();
    var c = only(store, GIFT_CARD);
    return cards(store, c)
        .from(c)
        .where(c.PUBLIC_ID.eq(publicId))
        .fetchOptional(row -> card(c, row))
        .orElseThrow(NotFound::new);
  }

  /** Cards by the hashes of codes; the last four are those of that very code. One statement. */
  public Map<String, GiftCard> byHashes(Store store, Collection<String> hashes) {
    if (hashes.isEmpty()) return Map.of();
    var c = only(store, GIFT_CARD);
    var k = only(store, GIFT_CARD_CODE);
    return cards(store, c)
        .select(k.CODE_HASH, k.LAST_FOUR)
        .from(c)
        .join(k)
        .on(k.CARD_ID.eq(c.ID))
        .where(k.CODE_HASH.in(hashes))
        .fetchMap(row -> row.get(k.CODE_HASH), row -> card(c, row, row.get(k.LAST_FOUR)));
  }

  /** Public id of the card that an entry of that name is about; empty where there is none yet. */
  Optional<String> once(Store store, String name) {
    var c = only(store, GIFT_CARD);
    var e = only(store, GIFT_CARD_ENTRY);
    return db.select(c.PUBLIC_ID)
        .from(e)
        .join(c)
        .on(c.ID.eq(e.CARD_ID))
        .where(e.ONCE.eq(name))
        .fetchOptional(c.PUBLIC_ID);
  }

  /** The latest that were mailed to any of these addresses. */
  public List<GiftCard> mailedTo(Store store, Collection<String> emails, int most) {
    var c = only(store, GIFT_CARD);
    return cards(store, c)
        .from(c)
        .where(c.EMAIL.in(emails))
        .orderBy(c.ID.desc())
        .limit(most)
        .fetch(row -> card(c, row));
  }

  /** What was bought with an order, in the order of its units. */
  public List<GiftCard> ofOrder(Store store, long orderId) {
    var c = only(store, GIFT_CARD);
    return cards(store, c)
        .from(c)
        .where(c.ORDER_ID.eq(orderId))
        .orderBy(c.ID)
        .fetch(row -> card(c, row));
  }

  /**
   * Whether something is gone from the cards that an order bought: paid with them, or taken off.
   */
  public boolean areSpent(Store store, long number) {
    var o = only(store, ORDERS);
    var spent = areSpent(store, o);
    return db.select(spent).from(o).where(o.NUMBER.eq(number)).fetchSingle(spent);
  }

  /** The same, as a column of the order's statement. */
  public static Field<Boolean> areSpent(Store store, Orders o) {
    var c = only(store, GIFT_CARD);
    var gone =
        selectOne().from(c).where(c.ORDER_ID.eq(o.ID)).and(c.BALANCE_MINOR.lt(c.INITIAL_MINOR));
    return field(exists(gone)).as("cards_spent");
  }

  /** Those of these cards that are not switched off, in the order in which they were made. */
  List<GiftCard> active(Store store, Collection<Long> ids) {
    var c = only(store, GIFT_CARD);
    return cards(store, c)
        .from(c)
        .where(c.ID.in(ids))
        .and(c.STATE.eq(CardState.ACTIVE))
        .orderBy(c.ID)
        .fetch(row -> card(c, row));
  }

  /** What happened to a card, the latest first. */
  public List<CardEntry> entries(Store store, GiftCard card) {
    var e = only(store, GIFT_CARD_ENTRY);
    var currency = card.balance().currency();
    return db.select(
            e.KIND,
            e.DELTA_MINOR.convertFrom(minor -> new Money(minor, currency)),
            e.BALANCE_AFTER_MINOR.convertFrom(minor -> new Money(minor, currency)),
            e.REASON,
            order(store, e.ORDER_ID),
            e.ACTOR_KIND,
            e.ACTOR,
            e.AT)
        .from(e)
        .where(e.CARD_ID.eq(card.id()))
        .orderBy(e.ID.desc())
        .fetch(mapping(CardEntry::new));
  }

  /** The last four of each code that the card has had, the first one first; all of them hold. */
  public List<String> ends(Store store, GiftCard card) {
    var k = only(store, GIFT_CARD_CODE);
    return db.select(k.LAST_FOUR)
        .from(k)
        .where(k.CARD_ID.eq(card.id()))
        .orderBy(k.MADE_AT, k.CODE_HASH)
        .fetch(k.LAST_FOUR);
  }

  /**
   * What the store still owes to those who have cards that can be used: a sum for each currency,
   * that of the store first, which is always there. One statement.
   */
  public List<Money> owed(Store store) {
    var c = only(store, GIFT_CARD);
    var own = store.ownCurrency();
    var sums = new ArrayList<Money>();
    db.select(c.CURRENCY, sum(c.BALANCE_MINOR).cast(Long.class))
        .from(c)
        .where(c.STATE.eq(CardState.ACTIVE))
        .and(c.BALANCE_MINOR.gt(0L))
        .and(c.EXPIRES_ON.isNull().or(c.EXPIRES_ON.ge(today(store))))
        .groupBy(c.CURRENCY)
        .orderBy(when(c.CURRENCY.eq(own.getCurrencyCode()), 0).otherwise(1), c.CURRENCY)
        .forEach(row -> sums.add(new Money(row.value2(), Currency.getInstance(row.value1()))));
    if (sums.isEmpty() || !sums.getFirst().currency().equals(own)) sums.addFirst(Money.zero(own));
    return List.copyOf(sums);
  }

  private static Condition found(Store store, io.storeflow.db.tables.GiftCard c, String search) {
    if (search.isEmpty()) return noCondition();
    // The columns of codes know no other letters, and fail when they are compared with them.
    boolean ascii = search.chars().allMatch(letter -> letter < 128);
    var byEmail = c.EMAIL.startsWith(search.toLowerCase(Locale.ROOT));
    var four = search.toUpperCase(Locale.ROOT);
    var k = only(store, GIFT_CARD_CODE);
    return CardCode.read(search)
        .map(code -> k.CODE_HASH.eq(code.hash()))
        .or(
            () ->
                ascii && four.length() == 4 ? Optional.of(k.LAST_FOUR.eq(four)) : Optional.empty())
        .map(code -> byEmail.or(c.ID.in(select(k.CARD_ID).from(k).where(code))))
        .orElse(byEmail);
  }

  private SelectSelectStep<? extends Record> cards(Store store, io.storeflow.db.tables.GiftCard c) {
    return db.select(c.fields()).select(order(store, c.ORDER_ID));
  }

  private static Field<Long> order(Store store, Field<Long> id) {
    var o = only(store, ORDERS);
    return field(select(o.NUMBER).from(o).where(o.ID.eq(id))).as("order_number");
  }

  private static GiftCard card(io.storeflow.db.tables.GiftCard c, Record row) {
    return card(c, row, row.get(c.LAST_FOUR));
  }

  private static GiftCard card(io.storeflow.db.tables.GiftCard c, Record row, String lastFour) {
    var currency = Currency.getInstance(row.get(c.CURRENCY));
    return new GiftCard(
        row.get(c.ID),
        row.get(c.PUBLIC_ID),
        row.get(c.STATE),
        new Money(row.get(c.INITIAL_MINOR), currency),
        new Money(row.get(c.BALANCE_MINOR), currency),
        lastFour,
        row.get(c.EXPIRES_ON),
        row.get(c.RECIPIENT),
        row.get(c.EMAIL),
        row.get(c.MESSAGE),
        row.get("order_number", Long.class),
        row.get(c.ACTOR),
        row.get(c.ISSUED_AT));
  }
}
