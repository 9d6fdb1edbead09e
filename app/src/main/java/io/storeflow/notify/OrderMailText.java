package io.storeflow.notify;

import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.fulfilment.ParcelNews;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.OwnText;
import io.storeflow.mailtext.Placeholder;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.modifier.Extra;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.PaymentWords;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.refund.Refund;
import io.storeflow.refund.Refundable;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What mails to shoppers about their orders say, in the name, colour and words of the store. */
@Component
public class OrderMailText {

  /**
   * A line as it stands in the mail, its amount written out; public, as templates read it.
   *
   * @param image path of its picture; empty for none
   * @param full before anything is taken off: that stands below, for all lines
   * @param backordered units that are still to come
   * @param off what of that is its own
   */
  public record Line(
      int quantity,
      String title,
      String variant,
      String image,
      String full,
      int backordered,
      List<Extra> extras,
      List<Off> off) {}

  /** What a rule takes off, by its name; public, as templates read it. */
  public record Off(String name, String amount) {}

  /**
   * From which template a mail is written.
   *
   * @param subject key of its subject, with a place for the way in which the order comes, where it
   *     says that
   */
  record Words(String template, String subject) {
    static Words of(MailKind kind) {
      return new Words(kind.template(), Objects.requireNonNull(SUBJECTS.get(kind)));
    }
  }

  private static final Map<MailKind, String> SUBJECTS =
      Map.of(
          MailKind.PLACED, "notify.placed.subject.%s",
          MailKind.ACCEPTED, "notify.accepted.subject.%s",
          MailKind.READY, "notify.ready.subject.%s",
          MailKind.PUT_BACK, "notify.put-back.subject.%s",
          MailKind.SHIPPED, "parcel.mail.subject.%s",
          MailKind.DELAYED, "notify.delayed.subject.%s",
          MailKind.CHANGED, "notify.changed.subject.%s",
          MailKind.CANCELLED, "notify.cancelled.subject.%s",
          MailKind.REFUNDED, "notify.refunded.subject.%s");

  private final StoreMails mails;
  private final PaymentWords payment;
  private final PublicUrl publicUrl;
  private final PriceBooks books;
  private final Clock clock;

  OrderMailText(
      StoreMails mails, PaymentWords payment, PublicUrl publicUrl, PriceBooks books, Clock clock) {
    this.mails = mails;
    this.payment = payment;
    this.publicUrl = publicUrl;
    this.books = books;
    this.clock = clock;
  }

  /** How an order comes that is made up to show such a mail. */
  public static Method sampled(MailKind kind) {
    return kind == MailKind.SHIPPED ? Method.SHIPPING : Method.PICKUP;
  }

  /**
   * The mail of that kind about an order that is made up.
   *
   * @param own what the store writes in it; null for the usual words
   */
  public Mail sample(Store store, MailKind kind, Locale locale, @Nullable OwnText own, String to) {
    var now = clock.instant();
    var order = MailQueries.sample(store, sampled(kind), to, now);
    var more = new HashMap<String, Object>(Map.of("code", "C7KM"));
    if (kind == MailKind.SHIPPED) more.put("parcel", ParcelNews.sample(now));
    if (kind == MailKind.REFUNDED) more.put("refund", Refund.sample(store.money(1_290), now));
    if (kind == MailKind.CHANGED) more.put("now", Refundable.sample(store.money(1_290)));
    return written(
        "sample/" + PublicId.random(), store, order, Words.of(kind), locale, own, null, more);
  }

  /**
   * The mail as it is sent.
   *
   * @param own what the store writes in it; null for the usual words
   * @param now what is left of the order, where something was taken off since it was placed and the
   *     mail is to list what is in it; null to list what was ordered
   * @param more what its template reads beside the order
   */
  Mail written(
      String id,
      Store store,
      MailQueries.Order order,
      Words words,
      Locale locale,
      @Nullable OwnText own,
      @Nullable Refundable now,
      Map<String, ?> more) {
    var kind = MailKind.of(words.template()).orElse(null);
    var total = now == null ? order.total() : now.balance().stands();
    var values = own == null ? null : values(store, order, total, locale);
    var usual = usualSubject(store, order, locale, words.subject());
    var subject = usual;
    if (own != null && kind != null && values != null)
      subject = own.subject(kind, values).orElse(usual);
    var model = model(store, order, locale);
    if (now != null) model.putAll(StillInIt.model(order, now, locale));
    if (own != null && kind != null && values != null)
      own.paragraphs(kind, values).ifPresent(it -> model.put("own", it));
    model.putAll(more);
    var content = new Content(words.template(), subject, model);
    return mails.write(store, locale, id, order.email(), content);
  }

  private String usualSubject(
      Store store, MailQueries.Order order, Locale locale, String subjectKey) {
    return mails.word(
        locale, subjectKey.formatted(order.method().code()), order.number(), store.name());
  }

  /** What stands for the placeholders of a store's own words. A name keeps its own direction. */
  private static Map<Placeholder, String> values(
      Store store, MailQueries.Order order, Money total, Locale locale) {
    var at = order.promisedAt();
    return Map.of(
        Placeholder.ORDER, "#" + order.number(),
        Placeholder.STORE, store.name(),
        Placeholder.TOTAL, total.format(locale),
        Placeholder.NAME, Isolation.of(order.customer(), locale),
        Placeholder.TIME,
            at == null ? "" : Written.dateAndClock(at.atZone(store.timeZone()), locale));
  }

  private Map<String, Object> model(Store store, MailQueries.Order order, Locale locale) {
    var model = new HashMap<String, Object>();
    model.put("order", order);
    model.put("lines", lines(order, locale));
    model.put("subtotal", money(order, order.subtotalMinor(), locale));
    model.put("discounts", off(order.discounts(), locale));
    model.put("shipping", money(order, order.shippingMinor(), locale));
    model.put("taxed", order.taxed());
    model.put("ownVatId", books.known(store, List.of()).tax().vatId());
    model.put("spared", signed(order, -order.taxed().sparedMinor(), locale));
    model.put("rounding", signed(order, order.taxed().roundingMinor(), locale));
    model.put("total", order.total().format(locale));
    // One that is made up is nowhere.
    boolean there = !order.publicId().isEmpty();
    model.put(
        "tracking", publicUrl.of(there ? "/track/" + order.publicId() : "/shop/" + store.slug()));
    var due = PaidByCard.due(order.total(), order.cards());
    var rest = PaidByCard.rest(order.total(), order.cards(), order.fulfilment());
    model.put("cards", order.cards().isEmpty() ? null : cards(order, locale));
    model.put("rest", rest == null ? null : rest.format(locale));
    model.put("restWord", PaidByCard.restWord(due, order.settledAt()));
    model.put("promised", promised(store, order, locale));
    model.put("how", how(store, order, locale));
    model.put("by", "store");
    model.put("money", "nothing-taken");
    model.put(
        "byCards",
        !order.cards().isEmpty()
            && due.isZero()
            && order.cards().stream().noneMatch(PaidByCard::isBarred));
    model.put("back", back(order, locale));
    model.put("reach", reach(store));
    model.put("origin", publicUrl.of(""));
    return model;
  }

  /** How a store can be asked, as keys of words have it; null where it said neither. */
  private static @Nullable String reach(Store store) {
    var set = store.settings();
    if (set.email().isEmpty()) return set.phone().isEmpty() ? null : "phone";
    return set.phone().isEmpty() ? "mail" : "both";
  }

  /** How it is paid; null once it is, and while a provider awaits it. */
  private @Nullable String how(Store store, MailQueries.Order order, Locale locale) {
    boolean due =
        order.settledAt() == null
            && order.payment() != PaymentState.PARTIALLY_REFUNDED
            && order.payment().counts(order.told().counts());
    return due ? payment.how(store, order.method(), order.told(), order.number(), locale) : null;
  }

  /** The day and the minute; of a parcel the day, as no store knows the minute of a carrier. */
  private @Nullable String promised(Store store, MailQueries.Order order, Locale locale) {
    var at = order.promisedAt();
    var ready = order.readyBy();
    if (at != null) {
      var text = Written.dateAndClock(at.atZone(store.timeZone()), locale);
      return mails.word(locale, "notify.promised", text);
    }
    if (ready == null || !order.sent()) return null;
    var day = Written.date(ready.atZone(store.timeZone()), locale);
    return mails.word(locale, "notify.leaves", day);
  }

  private static List<Line> lines(MailQueries.Order order, Locale locale) {
    return order.lines().stream()
        .map(
            line ->
                new Line(
                    line.quantity(),
                    line.title(),
                    line.variant(),
                    line.image(),
                    new Money(line.eachMinor(), order.currency())
                        .times(line.quantity())
                        .format(locale),
                    order.isWorkedOn() ? line.backordered() : 0,
                    line.extras(),
                    off(line.discounts(), locale)))
        .toList();
  }

  private static List<Off> off(List<NamedAmount> amounts, Locale locale) {
    return amounts.stream().map(it -> new Off(it.name(), it.amount().format(locale))).toList();
  }

  /** Null for none. */
  private static @Nullable String signed(MailQueries.Order order, long minor, Locale locale) {
    return minor == 0 ? null : money(order, minor, locale);
  }

  private static List<Off> cards(MailQueries.Order order, Locale locale) {
    return off(PaidByCard.off(order.cards()), locale);
  }

  /** What went back to which gift card. */
  private static List<Off> back(MailQueries.Order order, Locale locale) {
    return order.cards().stream()
        .filter(PaidByCard::isReturned)
        .map(it -> new Off(it.lastFour(), it.givenBack().format(locale)))
        .toList();
  }

  private static String money(MailQueries.Order order, long minor, Locale locale) {
    return new Money(minor, order.currency()).format(locale);
  }
}
