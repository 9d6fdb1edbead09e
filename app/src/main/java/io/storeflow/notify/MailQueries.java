package io.storeflow.notify;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.billing.Billing;
import io.storeflow.billing.KeptBilling;
import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.modifier.Extra;
import io.storeflow.modifier.LineExtras;
import io.storeflow.order.BalanceRows;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.payment.Balance;
import io.storeflow.payment.PaymentTold;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.WebAddress;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.pricing.KeptDiscounts;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.pricing.ShippingNotes;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxCase;
import io.storeflow.tax.Taxes;
import io.storeflow.tax.Taxes.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a mail tells of an order. */
@Component
class MailQueries {

  /**
   * Public, as templates read it.
   *
   * @param row its row id
   * @param image path of its picture; empty for none
   * @param eachMinor what a unit cost before anything was taken off
   * @param backordered units that were not there when it was ordered
   * @param discounts what was taken off it, negative
   */
  public record Line(
      long row,
      int quantity,
      String title,
      String variant,
      String image,
      long eachMinor,
      int backordered,
      List<Extra> extras,
      List<NamedAmount> discounts) {}

  /** Public, as templates read it. */
  public record Order(
      String number,
      String publicId,
      String customer,
      String email,
      Way way,
      String rate,
      Currency currency,
      long subtotalMinor,
      long shippingMinor,
      long totalMinor,
      @Nullable Instant promisedAt,
      @Nullable Instant readyBy,
      PaymentTold told,
      @Nullable Instant settledAt,
      Address to,
      PaymentState payment,
      FulfilmentState fulfilment,
      List<Line> lines,
      List<NamedAmount> discounts,
      Taxed taxed,
      List<PaidByCard> cards,
      PickupPoint point) {

    public Method method() {
      return way.method();
    }

    public boolean sent() {
      return way.sent();
    }

    /** What it came to, before anything was taken off since. */
    Money total() {
      return new Money(totalMinor, currency);
    }

    /** Whether it is neither ready nor done with. */
    boolean isWorkedOn() {
      return fulfilment.isOpen() && fulfilment != FulfilmentState.READY;
    }
  }

  /**
   * How it comes; public, as templates read it.
   *
   * @param sent false for gift cards alone, which come by e-mail
   * @param eatenHere whether it is eaten where it is fetched
   */
  public record Way(Method method, boolean sent, boolean eatenHere) {
    /** As keys of words have it. */
    public String code() {
      return sent ? method.code() : "mail";
    }
  }

  /** How it was taxed, and to whom it is billed; public, as templates read it. */
  public record Taxed(
      boolean included, long roundingMinor, List<Group> groups, Billing billing, long sparedMinor) {
    public List<RatedAmount> charged() {
      return Taxes.shown(groups);
    }

    public Set<TaxCase> untaxed() {
      return Taxes.untaxed(groups);
    }
  }

  private final DSLContext db;
  private final ShippingNotes notes;

  MailQueries(DSLContext db, ShippingNotes notes) {
    this.db = db;
    this.notes = notes;
  }

  /** An order that nobody placed, to show what its mails would say. */
  static Order sample(Store store, Method method, String email, Instant now) {
    var at = now.plus(Duration.ofMinutes(40));
    return new Order(
        "1001",
        "",
        "Maria Muster",
        email,
        new Way(method, true, false),
        "Standard",
        store.currency(),
        2_580,
        0,
        2_580,
        at,
        at,
        new PaymentTold(null, "", "", null),
        null,
        Address.NONE,
        PaymentState.PAID,
        FulfilmentState.ACCEPTED,
        List.of(new Line(0, 2, "Tonkotsu Ramen", "", "", 1_290, 0, List.of(), List.of())),
        List.of(),
        new Taxed(true, 0, List.of(), Billing.NONE, 0),
        List.of(),
        PickupPoint.NONE);
  }

  /** Whoever typed it leads nobody anywhere by it. */
  private static Address unlinked(
      String country, String postalCode, String region, String city, String line1, String line2) {
    return new Address(
        country,
        postalCode,
        region,
        WebAddress.unlinked(city),
        WebAddress.unlinked(line1),
        WebAddress.unlinked(line2));
  }

  private static Billing unlinked(Billing it) {
    var at = it.address();
    var shown =
        unlinked(at.country(), at.postalCode(), at.region(), at.city(), at.line1(), at.line2());
    return new Billing(WebAddress.unlinked(it.company()), it.vatId(), it.answer(), shown);
  }

  /** The row id of the order that was placed last; empty for a store without any. */
  Optional<Long> latest(Store store) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).orderBy(o.ID.desc()).limit(1).fetchOptional(o.ID);
  }

  /**
   * How a cancelled order ended, as keys of words have it.
   *
   * @param by {@code shopper}, {@code withdrawn} or {@code store}
   * @param money what is said of the money: {@code paid}, {@code given-back} where all of it went
   *     back already, {@code unpaid} where some may be under way, or {@code nothing-taken}
   */
  record Ended(String by, String money) {}

  Ended ended(Store store, long orderId) {
    var o = only(store, ORDERS);
    var t = only(store, ORDER_TIMELINE);
    var w = only(store, WITHDRAWAL);
    return db.select(
            BalanceRows.of(o),
            o.SETTLED_AT,
            o.PAYMENT_STATE,
            o.PAID_BY,
            multiset(
                    select(t.ACTOR_KIND)
                        .from(t)
                        .where(t.ORDER_ID.eq(o.ID))
                        .and(t.KIND.eq(Timeline.moved(FulfilmentState.CANCELLED)))
                        .orderBy(t.ID.desc()))
                .convertFrom(rows -> rows.map(row -> Optional.ofNullable(row.value1()))),
            exists(
                select(w.ID)
                    .from(w)
                    .where(w.ORDER_ID.eq(o.ID))
                    .and(w.PROVEN.isTrue())
                    .and(w.ANSWERED_AT.isNull())))
        .from(o)
        .where(o.ID.eq(orderId))
        .fetchSingle(
            row ->
                new Ended(
                    by(row.value5(), row.value6()),
                    money(row.value1(), row.value2() != null, row.value3(), row.value4())));
  }

  private static String by(List<Optional<Actor.Kind>> actors, boolean withdrawn) {
    boolean own =
        actors.stream()
            .findFirst()
            .filter(it -> it.equals(Optional.of(Actor.Kind.SHOPPER)))
            .isPresent();
    return own ? "shopper" : withdrawn ? "withdrawn" : "store";
  }

  /** What is paid at the hand-over was not, before there was one; nor did a provider take any. */
  private static String money(
      Balance balance, boolean settled, PaymentState payment, @Nullable PaidBy by) {
    if (balance.isGivenBack()) return "given-back";
    if (settled || !balance.paid().isZero()) return "paid";
    boolean none = payment == PaymentState.CANCELLED && by == null || by == PaidBy.ON_HANDOVER;
    return none ? "nothing-taken" : "unpaid";
  }

  Order order(Store store, long orderId) {
    var o = only(store, ORDERS);
    var l = only(store, ORDER_LINE);
    return db.select(
            o.NUMBER.convertFrom(String::valueOf),
            o.PUBLIC_ID,
            o.CUSTOMER_NAME.convertFrom(WebAddress::unlinked),
            o.CUSTOMER_EMAIL,
            row(o.METHOD, o.SENT, notes.of(o))
                .mapping((method, sent, note) -> new Way(method, sent, note.isEaten())),
            o.RATE_NAME,
            o.CURRENCY.convertFrom(Currency::getInstance),
            o.SUBTOTAL_MINOR,
            o.SHIPPING_MINOR,
            o.TOTAL_MINOR,
            o.PROMISED_AT,
            o.READY_BY,
            PaymentTold.of(o),
            o.SETTLED_AT,
            row(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY, o.LINE1, o.LINE2)
                .mapping(MailQueries::unlinked),
            o.PAYMENT_STATE,
            o.FULFILMENT_STATE,
            multiset(
                    select(
                            l.ID,
                            l.QUANTITY,
                            l.TITLE,
                            l.VARIANT_TITLE,
                            l.IMAGE_PATH,
                            l.UNIT_PRICE_MINOR,
                            l.BACKORDERED,
                            LineExtras.of(store, l, o),
                            KeptDiscounts.of(store, l, o))
                        .from(l)
                        .where(l.ORDER_ID.eq(o.ID))
                        .orderBy(l.POSITION))
                .convertFrom(rows -> rows.map(Records.mapping(Line::new))),
            KeptDiscounts.of(store, o),
            row(
                    o.TAX_INCLUDED,
                    o.ROUNDING_MINOR,
                    KeptTaxes.of(store, o),
                    KeptBilling.of(store, o),
                    o.TAX_SPARED_MINOR)
                .mapping(
                    (included, rounding, groups, billing, spared) ->
                        new Taxed(included, rounding, groups, unlinked(billing), spared)),
            PaidByCard.of(store, o),
            PickupPoint.of(o))
        .from(o)
        .where(o.ID.eq(orderId))
        .fetchOptional(Records.mapping(Order::new))
        .orElseThrow(NotFound::new);
  }
}
