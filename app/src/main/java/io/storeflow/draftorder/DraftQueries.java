package io.storeflow.draftorder;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.db.Tables.DRAFT_ORDER_LINE;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static java.util.Objects.requireNonNullElse;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;

import io.storeflow.db.tables.DraftOrderLine;
import io.storeflow.inventory.Availability;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.product.ForSale;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads drafts. */
@Component
public class DraftQueries {
  private final DSLContext db;
  private final Clock clock;

  DraftQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * A draft in a list.
   *
   * @param standing as {@link DraftOrder#standing} says it
   * @param order number of the order that it became; null for none
   */
  public record Row(
      long id,
      String publicId,
      int number,
      String standing,
      String name,
      String email,
      Money total,
      String maker,
      Instant madeAt,
      @Nullable Instant expiresAt,
      @Nullable Long order) {
    /** As the timeline and the audit log call it. */
    public String shown() {
      return Agreed.name(number);
    }
  }

  /** A page of the drafts of a tab, the latest first. One statement. */
  public Page<Row> page(Store store, DraftTab tab, int size, @Nullable String cursor) {
    var d = only(store, DRAFT_ORDER);
    var o = ORDERS;
    var now = clock.instant();
    var keyset = Keyset.of(null, d.ID, true, store.id() + " drafts " + tab.code(), cursor, size);
    var rows =
        db.select(d.ID, d.PUBLIC_ID, d.NUMBER, d.STATE, d.CUSTOMER_NAME, d.CUSTOMER_EMAIL)
            .select(d.TOTAL_MINOR, d.CURRENCY, d.MADE_BY_NAME, d.MADE_AT, d.EXPIRES_AT, o.NUMBER)
            .from(d)
            .leftJoin(o)
            .on(ownedBy(store, o))
            .and(o.ID.eq(d.ORDER_ID))
            .where(on(tab, d, now))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(
                it -> {
                  var expires = it.get(d.EXPIRES_AT);
                  boolean late =
                      it.get(d.STATE) == DraftState.SENT
                          && expires != null
                          && !expires.isAfter(now);
                  return new Row(
                      it.get(d.ID),
                      it.get(d.PUBLIC_ID),
                      it.get(d.NUMBER),
                      late ? "expired" : it.get(d.STATE).code(),
                      it.get(d.CUSTOMER_NAME),
                      it.get(d.CUSTOMER_EMAIL),
                      new Money(it.get(d.TOTAL_MINOR), Currency.getInstance(it.get(d.CURRENCY))),
                      it.get(d.MADE_BY_NAME),
                      it.get(d.MADE_AT),
                      expires,
                      it.get(o.NUMBER));
                });
    return keyset.page(rows, Row::id, Row::id);
  }

  private static Condition on(DraftTab tab, io.storeflow.db.tables.DraftOrder d, Instant now) {
    var good = d.EXPIRES_AT.gt(now);
    return switch (tab) {
      case OPEN -> d.STATE.eq(DraftState.OPEN);
      case SENT -> d.STATE.eq(DraftState.SENT).and(good);
      case COMPLETED -> d.STATE.eq(DraftState.COMPLETED);
      case ENDED ->
          d.STATE.eq(DraftState.CANCELLED).or(d.STATE.eq(DraftState.SENT).and(good.not()));
    };
  }

  /**
   * One draft, two statements.
   *
   * @throws NotFound if the store has no such draft
   */
  public DraftOrder get(Store store, String publicId) {
    if (!PublicId.looksRight(publicId)) throw new NotFound();
    return find(store, only(store, DRAFT_ORDER).PUBLIC_ID.eq(publicId)).orElseThrow(NotFound::new);
  }

  /** The draft of that row id. */
  Optional<DraftOrder> byId(Store store, long id) {
    return find(store, only(store, DRAFT_ORDER).ID.eq(id));
  }

  /** The public id of what a form has made before; empty where it has made nothing. */
  Optional<String> once(Store store, String once) {
    var d = only(store, DRAFT_ORDER);
    return db.select(d.PUBLIC_ID).from(d).where(d.ONCE.eq(once)).fetchOptional(d.PUBLIC_ID);
  }

  private Optional<DraftOrder> find(Store store, Condition which) {
    var d = only(store, DRAFT_ORDER);
    var o = ORDERS;
    return db.select(d.ID, d.PUBLIC_ID, d.NUMBER, d.STATE, d.CUSTOMER_NAME, d.CUSTOMER_EMAIL)
        .select(d.CUSTOMER_PHONE, d.SEND_TO, d.NOTE, d.STAFF_NOTE, d.DISCOUNT_KIND)
        .select(d.DISCOUNT_VALUE, d.DISCOUNT_REASON, d.DAYS, d.CURRENCY, d.TOTAL_MINOR)
        .select(d.GIFT_CARDS, d.MADE_BY, d.MADE_BY_NAME, d.MADE_AT, d.SENT_AT, d.EXPIRES_AT)
        .select(d.VERSION, o.NUMBER, o.PUBLIC_ID)
        .from(d)
        .leftJoin(o)
        .on(ownedBy(store, o))
        .and(o.ID.eq(d.ORDER_ID))
        .where(which)
        .fetchOptional(row -> draft(store, d, row));
  }

  private DraftOrder draft(Store store, io.storeflow.db.tables.DraftOrder d, Record row) {
    var currency = Currency.getInstance(row.get(d.CURRENCY));
    var kind = row.get(d.DISCOUNT_KIND);
    var number = row.get(ORDERS.NUMBER);
    var cards = row.get(d.GIFT_CARDS);
    return new DraftOrder(
        row.get(d.ID),
        row.get(d.PUBLIC_ID),
        row.get(d.NUMBER),
        row.get(d.STATE),
        new DraftOrder.Customer(
            row.get(d.CUSTOMER_NAME), row.get(d.CUSTOMER_EMAIL), row.get(d.CUSTOMER_PHONE)),
        row.get(d.SEND_TO),
        row.get(d.NOTE),
        row.get(d.STAFF_NOTE),
        kind == null
            ? null
            : new DraftDiscount(kind, row.get(d.DISCOUNT_VALUE), row.get(d.DISCOUNT_REASON)),
        row.get(d.DAYS),
        new Money(row.get(d.TOTAL_MINOR), currency),
        cards.isEmpty() ? List.of() : List.of(cards.split(",")),
        Actor.kept(row.get(d.MADE_BY), row.get(d.MADE_BY_NAME)),
        row.get(d.MADE_AT),
        row.get(d.SENT_AT),
        row.get(d.EXPIRES_AT),
        number == null ? null : new DraftOrder.Became(number, row.get(ORDERS.PUBLIC_ID)),
        row.get(d.VERSION),
        lines(store, row.get(d.ID), currency));
  }

  private List<DraftLine> lines(Store store, long draft, Currency currency) {
    var l = only(store, DRAFT_ORDER_LINE);
    var v = VARIANT;
    var p = PRODUCT;
    var m = MEDIA;
    var left = Availability.of(store, v).leftOfTracked();
    var forSale = field(ForSale.is(p, v));
    return db.select(l.PUBLIC_ID, l.VARIANT_ID, l.TITLE, l.VARIANT_TITLE, l.TAX_CLASS, l.QUANTITY)
        .select(l.UNIT_PRICE_MINOR, v.PUBLIC_ID, v.BACKORDER, left, forSale)
        .select(p.SLUG, p.SECOND_TITLE, m.PUBLIC_ID)
        .from(l)
        .leftJoin(v)
        .on(ownedBy(store, v))
        .and(v.ID.eq(l.VARIANT_ID))
        .leftJoin(p)
        .on(ownedBy(store, p))
        .and(p.ID.eq(v.PRODUCT_ID))
        .leftJoin(m)
        .on(ownedBy(store, m))
        .and(m.ID.eq(coalesce(v.MEDIA_ID, p.MEDIA_ID)))
        .where(l.DRAFT_ID.eq(draft))
        .orderBy(l.POSITION)
        .fetch(
            row ->
                new DraftLine(
                    row.get(l.PUBLIC_ID),
                    goods(store, l, row, row.get(left), row.get(forSale)),
                    row.get(l.TITLE),
                    row.get(l.VARIANT_TITLE),
                    requireNonNullElse(row.get(l.TAX_CLASS), TaxClass.STANDARD),
                    row.get(l.QUANTITY),
                    new Money(row.get(l.UNIT_PRICE_MINOR), currency)));
  }

  private static DraftLine.@Nullable Goods goods(
      Store store,
      DraftOrderLine l,
      Record row,
      @Nullable Integer left,
      @Nullable Boolean forSale) {
    var variant = row.get(l.VARIANT_ID);
    if (variant == null) return null;
    var publicId = row.get(VARIANT.PUBLIC_ID);
    return publicId == null
        ? new DraftLine.Goods(variant, "", "", "", "", false, null, 0)
        : new DraftLine.Goods(
            variant,
            publicId,
            row.get(PRODUCT.SLUG),
            row.get(PRODUCT.SECOND_TITLE),
            MediaPath.of(store, row.get(MEDIA.PUBLIC_ID)),
            Boolean.TRUE.equals(forSale),
            left,
            row.get(VARIANT.BACKORDER));
  }
}
