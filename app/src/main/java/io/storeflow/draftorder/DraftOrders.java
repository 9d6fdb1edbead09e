package io.storeflow.draftorder;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.db.Tables.DRAFT_ORDER_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.storeflow.db.tables.records.DraftOrderLineRecord;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Drafts of a store: staff make and change them, until their shopper has completed them. */
@Service
public class DraftOrders {
  /** How often it is tried again to number one that somebody else was faster to number. */
  private static final int TRIES = 10;

  private final DSLContext db;
  private final DraftQueries queries;
  private final DraftPlans plans;
  private final Transactions transactions;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DraftOrders(
      DSLContext db,
      DraftQueries queries,
      DraftPlans plans,
      Transactions transactions,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.queries = queries;
    this.plans = plans;
    this.transactions = transactions;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a draft.
   *
   * @param once what is kept of the key of the form
   * @return its public id
   * @throws SentBefore for a form that has made its draft
   */
  public String create(Store store, DraftWish wish, Actor actor, String once) {
    for (int i = 1; ; i++)
      try {
        return transactions.write(() -> insert(store, wish, actor, once));
      } catch (DuplicateKeyException both) {
        requireFirst(store, once);
        if (i == TRIES) throw both;
      }
  }

  private String insert(Store store, DraftWish wish, Actor actor, String once) {
    requireFirst(store, once);
    var plan = plans.plan(store, null, wish);
    var d = only(store, DRAFT_ORDER);
    long id = Ids.next();
    var publicId = PublicId.random();
    int number = db.select(coalesce(max(d.NUMBER), 0)).from(d).fetchSingle().value1() + 1;
    var discount = wish.discount();
    insertInto(db, store, DRAFT_ORDER)
        .set(DRAFT_ORDER.ID, id)
        .set(DRAFT_ORDER.PUBLIC_ID, publicId)
        .set(DRAFT_ORDER.NUMBER, number)
        .set(DRAFT_ORDER.STATE, DraftState.OPEN)
        .set(DRAFT_ORDER.CUSTOMER_NAME, wish.customer().name())
        .set(DRAFT_ORDER.CUSTOMER_EMAIL, wish.customer().email())
        .set(DRAFT_ORDER.CUSTOMER_PHONE, wish.customer().phone())
        .set(DRAFT_ORDER.SEND_TO, wish.sendTo())
        .set(DRAFT_ORDER.NOTE, wish.note())
        .set(DRAFT_ORDER.STAFF_NOTE, wish.staffNote())
        .set(DRAFT_ORDER.DISCOUNT_KIND, discount == null ? null : discount.kind())
        .set(DRAFT_ORDER.DISCOUNT_VALUE, discount == null ? 0 : discount.value())
        .set(DRAFT_ORDER.DISCOUNT_REASON, discount == null ? "" : discount.reason())
        .set(DRAFT_ORDER.DAYS, wish.days())
        .set(DRAFT_ORDER.CURRENCY, store.currency().getCurrencyCode())
        .set(DRAFT_ORDER.TOTAL_MINOR, plan.totals().total().minor())
        .set(DRAFT_ORDER.MADE_BY, actor.personId())
        .set(DRAFT_ORDER.MADE_BY_NAME, actor.name())
        .set(DRAFT_ORDER.MADE_AT, clock.instant())
        .set(DRAFT_ORDER.ONCE, once)
        .set(DRAFT_ORDER.VERSION, 1)
        .execute();
    write(store, id, plan.lines());
    tell(store, actor, "draft.created", publicId, number, changes(null, plan, wish));
    return publicId;
  }

  private void requireFirst(Store store, String once) {
    queries
        .once(store, once)
        .ifPresent(
            id -> {
              throw new SentBefore(id);
            });
  }

  private void write(Store store, long draft, List<DraftLine> lines) {
    var rows = new ArrayList<DraftOrderLineRecord>();
    for (var line : lines) {
      var row = new DraftOrderLineRecord();
      row.setDraftId(draft);
      row.setPosition(rows.size() + 1);
      row.setPublicId(line.id());
      row.setVariantId(line.goods() == null ? null : (Long) line.goods().id());
      row.setTitle(line.title());
      row.setVariantTitle(line.variantTitle());
      row.setTaxClass(line.goods() == null ? line.taxClass() : (TaxClass) null);
      row.setQuantity(line.quantity());
      row.setUnitPriceMinor(line.price().minor());
      rows.add(row);
    }
    insertAll(db, store, DRAFT_ORDER_LINE, rows);
  }

  /**
   * Changes a draft; whoever has it open at its link is told.
   *
   * @param version that somebody has seen
   * @throws DraftMoved if it is another one by now, or cannot be changed any more
   */
  public void change(Store store, String publicId, int version, DraftWish wish, Actor actor) {
    transactions.write(
        () -> {
          var before = queries.get(store, publicId);
          if (before.version() != version || !before.state().isChanging()) throw new DraftMoved();
          var plan = plans.plan(store, before, wish);
          if (isSame(before, plan, wish)) return;
          var discount = wish.discount();
          var d = only(store, DRAFT_ORDER);
          moved(
              store,
              before,
              db.update(d)
                  .set(d.CUSTOMER_NAME, wish.customer().name())
                  .set(d.CUSTOMER_EMAIL, wish.customer().email())
                  .set(d.CUSTOMER_PHONE, wish.customer().phone())
                  .set(d.SEND_TO, wish.sendTo())
                  .set(d.NOTE, wish.note())
                  .set(d.STAFF_NOTE, wish.staffNote())
                  .set(d.DISCOUNT_KIND, discount == null ? null : discount.kind())
                  .set(d.DISCOUNT_VALUE, discount == null ? 0 : discount.value())
                  .set(d.DISCOUNT_REASON, discount == null ? "" : discount.reason())
                  .set(d.DAYS, wish.days())
                  .set(d.CURRENCY, store.currency().getCurrencyCode())
                  .set(d.TOTAL_MINOR, plan.totals().total().minor()));
          var l = only(store, DRAFT_ORDER_LINE);
          db.deleteFrom(l).where(l.DRAFT_ID.eq(before.id())).execute();
          write(store, before.id(), plan.lines());
          var changes = changes(before, plan, wish);
          tell(store, actor, "draft.changed", publicId, before.number(), changes);
        });
  }

  /** Who sends a draft again changes nothing, and nobody who has it open is to be told so. */
  private static boolean isSame(DraftOrder before, DraftPlan plan, DraftWish wish) {
    return offered(before.lines()).equals(offered(plan.lines()))
        && Objects.equals(before.discount(), wish.discount())
        && before.customer().equals(wish.customer())
        && before.sendTo().equals(wish.sendTo())
        && before.note().equals(wish.note())
        && before.staffNote().equals(wish.staffNote())
        && before.days() == wish.days();
  }

  /** Lines without the ids that they have got. */
  private static List<List<Object>> offered(List<DraftLine> lines) {
    return lines.stream()
        .map(
            it ->
                List.<Object>of(
                    it.goods() == null ? "" : it.key(),
                    it.title(),
                    it.taxClass(),
                    it.quantity(),
                    it.price()))
        .toList();
  }

  /**
   * Takes the offer back.
   *
   * @throws DraftMoved if it became an order meanwhile
   */
  public void cancel(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = queries.get(store, publicId);
          if (before.state() == DraftState.CANCELLED) return;
          if (!before.state().isChanging()) throw new DraftMoved();
          var d = only(store, DRAFT_ORDER);
          moved(store, before, db.update(d).set(d.STATE, DraftState.CANCELLED));
          var state = Changes.none().field("state", before.state().code(), "cancelled");
          tell(store, actor, "draft.cancelled", publicId, before.number(), state);
        });
  }

  private void moved(Store store, DraftOrder before, UpdateSetMoreStep<? extends Record> change) {
    var d = only(store, DRAFT_ORDER);
    int changed =
        change
            .set(d.VERSION, before.version() + 1)
            .where(d.ID.eq(before.id()))
            .and(d.VERSION.eq(before.version()))
            .and(d.STATE.eq(before.state()))
            .execute();
    if (changed == 0) throw new DraftMoved();
  }

  /**
   * The draft becomes that order, in the order's transaction: of two, one alone finds it as it was.
   *
   * @param order row id
   * @throws DraftMoved if it is not any more what was agreed, or its link is too old
   */
  public void complete(Store store, Agreed agreed, long order, long number) {
    var d = only(store, DRAFT_ORDER);
    var now = clock.instant();
    int completed =
        db.update(d)
            .set(d.STATE, DraftState.COMPLETED)
            .set(d.ORDER_ID, order)
            .set(d.VERSION, agreed.version() + 1)
            .where(d.ID.eq(agreed.draft()))
            .and(d.VERSION.eq(agreed.version()))
            .and(d.STATE.eq(DraftState.SENT))
            .and(d.EXPIRES_AT.gt(now))
            .execute();
    if (completed == 0) throw new DraftMoved();
    timeline.add(store, order, Timeline.DRAFTED, agreed.maker(), agreed.name());
    // What was for the staff alone stays with them, as a comment of who has made the draft.
    var said =
        db.select(d.STAFF_NOTE).from(d).where(d.ID.eq(agreed.draft())).fetchSingle().value1();
    if (!said.isEmpty()) timeline.add(store, order, Timeline.COMMENT, agreed.maker(), said);
    var became = Changes.none().field("order", null, "#" + number);
    tell(store, Actor.SHOPPER, "draft.completed", agreed.publicId(), agreed.number(), became);
  }

  /**
   * Keeps which gift cards are to pay for it.
   *
   * @param hashes of their codes: these themselves are kept nowhere
   */
  public void keepGiftCards(Store store, long draft, List<String> hashes) {
    var d = only(store, DRAFT_ORDER);
    db.update(d)
        .set(d.GIFT_CARDS, String.join(",", hashes))
        .where(d.ID.eq(draft))
        .and(d.STATE.eq(DraftState.SENT))
        .execute();
  }

  private static Changes changes(@Nullable DraftOrder before, DraftPlan plan, DraftWish wish) {
    var total = plan.totals().total();
    return Changes.none()
        .field("lines", before == null ? null : told(before.lines()), told(plan.lines()))
        .field(
            "discount",
            before == null ? null : told(before.discount(), total.currency()),
            told(wish.discount(), total.currency()))
        .field("total", before == null ? null : before.total().plain(), total.plain())
        .field("currency", null, before == null ? total.currency().getCurrencyCode() : null)
        .field("name", before == null ? null : before.customer().name(), wish.customer().name())
        .field("email", before == null ? null : before.customer().email(), wish.customer().email())
        .field("send_to", before == null ? null : before.sendTo(), wish.sendTo());
  }

  private static String told(List<DraftLine> lines) {
    return String.join(
        ", ",
        lines.stream()
            .flatMap(it -> Stream.of(it.quantity() + " × " + it.title() + " " + it.price().plain()))
            .toList());
  }

  private static @Nullable String told(@Nullable DraftDiscount discount, Currency currency) {
    if (discount == null) return null;
    long value = discount.value();
    var off =
        discount.kind() == DiscountKind.PERCENT
            ? BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString() + " %"
            : new Money(value, currency).plain() + " " + currency.getCurrencyCode();
    return discount.reason().isEmpty() ? off : off + ", " + discount.reason();
  }

  private void tell(
      Store store, Actor actor, String action, String id, int number, Changes changes) {
    events.publishEvent(
        Audited.in(store, actor, action, "draft", id, Agreed.name(number), changes));
  }
}
