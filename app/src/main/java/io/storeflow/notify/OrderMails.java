package io.storeflow.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.fulfilment.ParcelNews;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OrderTold;
import io.storeflow.mailtext.OwnText;
import io.storeflow.mailtext.Placeholder;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.payment.PaymentWords;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.refund.Refund;
import io.storeflow.refund.RefundQueries;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.Returns;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.upkeep.WarmsUp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells shoppers about their orders, in the language, name, colour and words of the store. */
@Component
public class OrderMails implements WarmsUp {

  /**
   * A line as it stands in the mail, its amount written out; public, as templates read it.
   *
   * @param full before anything is taken off: that stands below, for all lines
   * @param backordered units that are still to come
   * @param off what of that is its own
   */
  public record Line(
      int quantity,
      String title,
      String variant,
      String full,
      int backordered,
      List<Extra> extras,
      List<Off> off) {}

  /** What a rule takes off, by its name; public, as templates read it. */
  public record Off(String name, String amount) {}

  private static final int MOST_OF_AN_ORDER = 12;

  private static final Map<MailKind, String> SUBJECTS =
      Map.of(
          MailKind.PLACED, "notify.placed.subject.%s",
          MailKind.ACCEPTED, "notify.accepted.subject.%s",
          MailKind.READY, "notify.ready.subject.%s",
          MailKind.PUT_BACK, "notify.put-back.subject.%s",
          MailKind.SHIPPED, "parcel.mail.subject.%s",
          MailKind.DELAYED, "notify.delayed.subject.%s",
          MailKind.CANCELLED, "notify.cancelled.subject.%s",
          MailKind.REFUNDED, "notify.refunded.subject.%s");
  private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(3);

  private final Jobs jobs;
  private final Stores stores;
  private final MailQueries queries;
  private final MailTemplates templates;
  private final Mails mails;
  private final Timeline timeline;
  private final RateLimits limits;
  private final Counter held;
  private final PaymentWords payment;
  private final PublicUrl publicUrl;
  private final PriceBooks books;
  private final ParcelNews parcels;
  private final RefundQueries refunds;
  private final ReturnQueries returnRows;
  private final Returns returns;
  private final MailTexts texts;
  private final OrderTold told;
  private final Clock clock;

  OrderMails(
      Jobs jobs,
      Stores stores,
      MailQueries queries,
      MailTemplates templates,
      Mails mails,
      Timeline timeline,
      RateLimits limits,
      MeterRegistry meters,
      PaymentWords payment,
      PublicUrl publicUrl,
      PriceBooks books,
      ParcelNews parcels,
      RefundQueries refunds,
      ReturnQueries returnRows,
      Returns returns,
      MailTexts texts,
      OrderTold told,
      Clock clock) {
    this.jobs = jobs;
    this.stores = stores;
    this.queries = queries;
    this.templates = templates;
    this.mails = mails;
    this.timeline = timeline;
    this.limits = limits;
    this.held =
        Counter.builder("storeflow.mails.held")
            .description("Mails about orders that were not sent, as there had been too many")
            .register(meters);
    this.payment = payment;
    this.publicUrl = publicUrl;
    this.books = books;
    this.parcels = parcels;
    this.refunds = refunds;
    this.returnRows = returnRows;
    this.returns = returns;
    this.texts = texts;
    this.told = told;
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
    return written(
        "sample/" + PublicId.random(),
        store,
        order,
        kind.template(),
        usualSubject(store, order, locale, Objects.requireNonNull(SUBJECTS.get(kind))),
        locale,
        own,
        more);
  }

  Runnable placed(Job<OrderMail> job) {
    return tell(job, "order-placed", "notify.placed.subject.%s");
  }

  /** Nothing where nothing waits: gift cards alone have mails of their own. */
  Runnable ready(Job<OrderMail> job) {
    var work = job.payload();
    if (!queries.order(stores.forWork(work.storeId()), work.orderId()).sent()) return () -> {};
    waitForTheFirst(work);
    var store = stores.forWork(work.storeId());
    if (told.isTold(store, work.orderId(), MailKind.READY)) return () -> {};
    var code = parcels.code(store, work.orderId());
    return bounded(
        job,
        "order-ready",
        "notify.ready.subject.%s",
        Map.of("code", code.orElse("")),
        () -> told.tell(store, work.orderId(), MailKind.READY));
  }

  /** Once, however often it is moved back; nothing of what was moved on or back meanwhile. */
  Runnable accepted(Job<OrderMail> job) {
    var work = job.payload();
    waitForTheFirst(work);
    var store = stores.forWork(work.storeId());
    var order = queries.order(store, work.orderId());
    boolean known = told.isTold(store, work.orderId(), MailKind.ACCEPTED);
    if (known || !order.sent() || order.fulfilment() != FulfilmentState.ACCEPTED) return () -> {};
    return bounded(
        job,
        "order-accepted",
        "notify.accepted.subject.%s",
        Map.of(),
        () -> told.tell(store, work.orderId(), MailKind.ACCEPTED));
  }

  /** That it comes later than was said: what is said by now. */
  Runnable delayed(Job<OrderMail> job) {
    waitForTheFirst(job.payload());
    return bounded(job, "order-delayed", "notify.delayed.subject.%s", Map.of(), () -> {});
  }

  /** Nothing of what came back meanwhile, or of which just the same was told before. */
  Runnable shipped(Job<OrderMail> job) {
    var work = job.payload();
    waitForTheFirst(work);
    var store = stores.forWork(work.storeId());
    long id = Objects.requireNonNull(work.about());
    return parcels
        .toTell(store, work.orderId(), id)
        .map(
            it ->
                bounded(
                    job,
                    "order-shipped",
                    "parcel.mail.subject.%s",
                    Map.of("parcel", it),
                    () -> parcels.told(store, id)))
        .orElse(() -> {});
  }

  /** Of one refund, with what it is for. */
  Runnable refunded(Job<OrderMail> job) {
    var work = job.payload();
    waitForTheFirst(work);
    var store = stores.forWork(work.storeId());
    var refund = refunds.one(store, Objects.requireNonNull(work.about()));
    return bounded(
        job, "order-refunded", "notify.refunded.subject.%s", Map.of("refund", refund), () -> {});
  }

  /** How far a return is; each stage once. */
  Runnable returned(Job<OrderMail> job) {
    var work = job.payload();
    waitForTheFirst(work);
    var store = stores.forWork(work.storeId());
    return returnRows
        .one(store, Objects.requireNonNull(work.about()))
        .filter(Return::isToBeTold)
        .map(it -> returned(job, store, it))
        .orElse(() -> {});
  }

  private Runnable returned(Job<OrderMail> job, Store store, Return it) {
    var words = "return.mail." + it.stage().code();
    return bounded(
        job,
        "order-return",
        words + ".subject",
        Map.of("returned", it, "words", words + ".text"),
        () -> returns.told(store, it.id(), it.stage()));
  }

  /** Unless it has become ready again, or was cancelled, which is told by itself. */
  Runnable putBack(Job<OrderMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    var state = queries.order(store, work.orderId()).fulfilment();
    return isWorkedOn(state)
        ? bounded(
            job,
            "order-put-back",
            "notify.put-back.subject.%s",
            Map.of(),
            () -> told.takeBack(store, work.orderId(), MailKind.READY))
        : () -> {};
  }

  Runnable cancelled(Job<OrderMail> job) {
    waitForTheFirst(job.payload());
    return tell(job, "order-cancelled", "notify.cancelled.subject.%s");
  }

  /** Not before the mail that says the order is in is sent, or laid aside for good. */
  private void waitForTheFirst(OrderMail work) {
    if (jobs.waits(OrderMail.PLACED, work.first()))
      throw new NotYet("the mail that the order is in was not sent yet", AFTER_THE_FIRST);
  }

  /** An order may be moved to and fro all day; mails about that are counted. */
  private Runnable bounded(
      Job<OrderMail> job, String template, String subjectKey, Map<String, ?> more, Runnable then) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return timeline.count(store, work.orderId(), Timeline.MAIL_SENT) < MOST_OF_AN_ORDER
        ? tell(job, template, subjectKey, more, then)
        : () -> held(store, work, "");
  }

  private Runnable tell(Job<OrderMail> job, String template, String subjectKey) {
    return tell(job, template, subjectKey, Map.of(), () -> {});
  }

  /**
   * Sends the mail; what is then written is the entry that staff see.
   *
   * @param subjectKey with a place for the way in which the order comes, where it says that
   * @param more what its template reads beside the order
   * @param then what is written with the entry
   */
  private Runnable tell(
      Job<OrderMail> job, String template, String subjectKey, Map<String, ?> more, Runnable then) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    var order = queries.order(store, work.orderId());
    var locale = store.locale();
    var kind = MailKind.of(template).orElse(null);
    if (kind != null && !texts.isSent(store, kind)) return () -> {};
    var usual = usualSubject(store, order, locale, subjectKey);
    var own = kind == null ? null : texts.own(store, kind, locale.getLanguage()).orElse(null);
    var id = job.name() + "/" + work.mail();
    var mail = written(id, store, order, template, usual, locale, own, more);
    var subject = mail.subject();
    boolean isCounted = job.failures() > 0;
    if (!isCounted && !limits.take(Rule.ORDER_MAIL, order.email()).allowed())
      return () -> held(store, work, subject);
    var sent = mails.send(mail);
    return () -> {
      sent.run();
      then.run();
      timeline.add(store, work.orderId(), Timeline.MAIL_SENT, Actor.SYSTEM, subject);
    };
  }

  private Mail written(
      String id,
      Store store,
      MailQueries.Order order,
      String template,
      String usualSubject,
      Locale locale,
      @Nullable OwnText own,
      Map<String, ?> more) {
    var kind = MailKind.of(template).orElse(null);
    var values = own == null ? null : values(store, order, locale);
    var subject = usualSubject;
    if (own != null && kind != null && values != null)
      subject = own.subject(kind, values).orElse(usualSubject);
    var model = model(store, order, locale, subject);
    if (own != null && kind != null && values != null)
      own.paragraphs(kind, values).ifPresent(it -> model.put("own", it));
    model.putAll(more);
    return new Mail(
        id,
        order.email(),
        store.name(),
        store.settings().email(),
        subject,
        templates.text(template, locale, model),
        templates.html(template, locale, model));
  }

  /** Writes the mail of the latest order, and sends none. */
  @Override
  public void warmUp(Store store) {
    queries
        .latest(store)
        .map(id -> queries.order(store, id))
        .ifPresent(
            order -> written("", store, order, "order-placed", "", store.locale(), null, Map.of()));
  }

  /** Anybody can order in the name of an address; staff see what was not sent there. */
  private void held(Store store, OrderMail work, String subject) {
    held.increment();
    timeline.add(store, work.orderId(), Timeline.MAIL_HELD, Actor.SYSTEM, subject);
  }

  private String usualSubject(
      Store store, MailQueries.Order order, Locale locale, String subjectKey) {
    return templates.word(
        locale, subjectKey.formatted(order.method().code()), order.number(), store.name());
  }

  /** What stands for the placeholders of a store's own words. A name keeps its own direction. */
  private Map<Placeholder, String> values(Store store, MailQueries.Order order, Locale locale) {
    var at = order.promisedAt();
    return Map.of(
        Placeholder.ORDER, "#" + order.number(),
        Placeholder.STORE, store.name(),
        Placeholder.TOTAL, money(order, order.totalMinor(), locale),
        Placeholder.NAME, Isolation.of(order.customer(), locale),
        Placeholder.TIME,
            at == null ? "" : Written.dateAndClock(at.atZone(store.timeZone()), locale));
  }

  private Map<String, Object> model(
      Store store, MailQueries.Order order, Locale locale, String subject) {
    var model = new HashMap<String, Object>();
    model.put("store", store);
    model.put("order", order);
    model.put("subject", subject);
    model.put("lines", lines(order, locale));
    model.put("subtotal", money(order, order.subtotalMinor(), locale));
    model.put("discounts", off(order.discounts(), locale));
    model.put("shipping", money(order, order.shippingMinor(), locale));
    model.put("taxed", order.taxed());
    model.put("ownVatId", books.known(store, List.of()).tax().vatId());
    model.put("spared", signed(order, -order.taxed().sparedMinor(), locale));
    model.put("rounding", signed(order, order.taxed().roundingMinor(), locale));
    model.put("total", money(order, order.totalMinor(), locale));
    model.put("tracking", publicUrl.of("/track/" + order.publicId()));
    var total = new Money(order.totalMinor(), order.currency());
    var due = PaidByCard.due(total, order.cards());
    var rest = PaidByCard.rest(total, order.cards(), order.fulfilment());
    model.put("cards", order.cards().isEmpty() ? null : cards(order, locale));
    model.put("rest", rest == null ? null : rest.format(locale));
    model.put("restWord", PaidByCard.restWord(due, order.settledAt()));
    model.put("promised", promised(store, order, locale));
    model.put("how", how(store, order, locale));
    model.put("taken", !due.isZero() && mayBeTaken(order));
    model.put("byCards", !order.cards().isEmpty() && due.isZero());
    model.put("back", back(order, locale));
    model.put("reach", reach(store));
    return model;
  }

  /** Whether money may have come: what is paid at the hand-over was not, before there was one. */
  private static boolean mayBeTaken(MailQueries.Order order) {
    return order.settledAt() != null
        || (order.payment() != PaymentState.CANCELLED && order.told().by() != PaidBy.ON_HANDOVER);
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
      return templates.word(locale, "notify.promised", text);
    }
    if (ready == null || !order.sent()) return null;
    var day = Written.date(ready.atZone(store.timeZone()), locale);
    return templates.word(locale, "notify.leaves", day);
  }

  private static boolean isWorkedOn(FulfilmentState state) {
    return state.isOpen() && state != FulfilmentState.READY;
  }

  private static List<Line> lines(MailQueries.Order order, Locale locale) {
    return order.lines().stream()
        .map(
            line ->
                new Line(
                    line.quantity(),
                    line.title(),
                    line.variant(),
                    new Money(line.eachMinor(), order.currency())
                        .times(line.quantity())
                        .format(locale),
                    isWorkedOn(order.fulfilment()) ? line.backordered() : 0,
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
