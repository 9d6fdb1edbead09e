package io.storeflow.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.fulfilment.ParcelNews;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OrderTold;
import io.storeflow.notify.OrderMailText.Words;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.mail.Mails;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.Refundable;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.upkeep.WarmsUp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells shoppers about their orders, once each, and not more often than they can bear. */
@Component
class OrderMails implements WarmsUp {

  private static final int MOST_OF_AN_ORDER = 12;

  /** The subject where an order is worth less, and nothing goes back as it was not paid. */
  private static final String NOTHING_BACK = "notify.refunded.subject.less";

  private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(3);

  private final Jobs jobs;
  private final Stores stores;
  private final MailQueries queries;
  private final OrderMailText text;
  private final Mails mails;
  private final Timeline timeline;
  private final RateLimits limits;
  private final Counter held;
  private final ParcelNews parcels;
  private final RefundQueries refunds;
  private final ReturnQueries returnRows;
  private final Returns returns;
  private final MailTexts texts;
  private final OrderTold told;

  OrderMails(
      Jobs jobs,
      Stores stores,
      MailQueries queries,
      OrderMailText text,
      Mails mails,
      Timeline timeline,
      RateLimits limits,
      MeterRegistry meters,
      ParcelNews parcels,
      RefundQueries refunds,
      ReturnQueries returnRows,
      Returns returns,
      MailTexts texts,
      OrderTold told) {
    this.jobs = jobs;
    this.stores = stores;
    this.queries = queries;
    this.text = text;
    this.mails = mails;
    this.timeline = timeline;
    this.limits = limits;
    this.held =
        Counter.builder("storeflow.mails.held")
            .description("Mails about orders that were not sent, as there had been too many")
            .register(meters);
    this.parcels = parcels;
    this.refunds = refunds;
    this.returnRows = returnRows;
    this.returns = returns;
    this.texts = texts;
    this.told = told;
  }

  Runnable placed(Job<OrderMail> job) {
    return tell(job, Words.of(MailKind.PLACED));
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
        Words.of(MailKind.READY),
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
        Words.of(MailKind.ACCEPTED),
        Map.of(),
        () -> told.tell(store, work.orderId(), MailKind.ACCEPTED));
  }

  /** That it comes later than was said: what is said by now. */
  Runnable delayed(Job<OrderMail> job) {
    waitForTheFirst(job.payload());
    return bounded(job, Words.of(MailKind.DELAYED), Map.of(), () -> {});
  }

  /** What is in it now, where it goes, and what is still to be paid or goes back. */
  Runnable changed(Job<OrderMail> job) {
    var work = job.payload();
    waitForTheFirst(work);
    var store = stores.forWork(work.storeId());
    var order = queries.order(store, work.orderId());
    var now = refunds.find(store, Long.parseLong(order.number()));
    var more = new HashMap<String, Object>(Map.of("now", now));
    if (work.about() != null) more.put("refund", refunds.one(store, work.about()));
    return bounded(job, Words.of(MailKind.CHANGED), more, () -> {});
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
                    Words.of(MailKind.SHIPPED),
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
    var order = queries.order(store, work.orderId());
    var due = refunds.find(store, Long.parseLong(order.number())).balance().due();
    var words = Words.of(MailKind.REFUNDED);
    if (refund.back().isZero()) words = new Words(words.template(), NOTHING_BACK);
    return bounded(job, words, Map.of("refund", refund, "due", due), () -> {});
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
        new Words("order-return", words + ".subject"),
        Map.of("returned", it, "words", words + ".text"),
        () -> returns.told(store, it.id(), it.stage()));
  }

  /** Unless it has become ready again, or was cancelled, which is told by itself. */
  Runnable putBack(Job<OrderMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return queries.order(store, work.orderId()).isWorkedOn()
        ? bounded(
            job,
            Words.of(MailKind.PUT_BACK),
            Map.of(),
            () -> told.takeBack(store, work.orderId(), MailKind.READY))
        : () -> {};
  }

  Runnable cancelled(Job<OrderMail> job) {
    var work = job.payload();
    waitForTheFirst(work);
    var ended = queries.ended(stores.forWork(work.storeId()), work.orderId());
    var more = Map.of("by", ended.by(), "money", ended.money());
    return tell(job, Words.of(MailKind.CANCELLED), more, () -> {});
  }

  /** Not before the mail that says the order is in is sent, or laid aside for good. */
  private void waitForTheFirst(OrderMail work) {
    if (jobs.waits(OrderMail.PLACED, work.first()))
      throw new NotYet("the mail that the order is in was not sent yet", AFTER_THE_FIRST);
  }

  /** An order may be moved to and fro all day; mails about that are counted. */
  private Runnable bounded(Job<OrderMail> job, Words words, Map<String, ?> more, Runnable then) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return timeline.count(store, work.orderId(), Timeline.MAIL_SENT) < MOST_OF_AN_ORDER
        ? tell(job, words, more, then)
        : () -> held(store, work, "");
  }

  private Runnable tell(Job<OrderMail> job, Words words) {
    return tell(job, words, Map.of(), () -> {});
  }

  /**
   * Sends the mail; what is then written is the entry that staff see.
   *
   * @param more what its template reads beside the order
   * @param then what is written with the entry
   */
  private Runnable tell(Job<OrderMail> job, Words words, Map<String, ?> more, Runnable then) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    var order = queries.order(store, work.orderId());
    var locale = store.locale();
    var kind = MailKind.of(words.template()).orElse(null);
    if (kind != null && !texts.isSent(store, kind)) return () -> {};
    // What a store writes of a refund is not said where nothing goes back.
    boolean less = words.subject().equals(NOTHING_BACK);
    var own =
        kind == null || less ? null : texts.own(store, kind, locale.getLanguage()).orElse(null);
    var id = job.name() + "/" + work.mail();
    var mail = text.written(id, store, order, words, locale, own, now(store, order, kind), more);
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

  /** What is left of it; null for the mail of what was placed, and where that is all of it. */
  private @Nullable Refundable now(Store store, MailQueries.Order order, @Nullable MailKind kind) {
    if (kind == null || kind == MailKind.PLACED) return null;
    var now = refunds.find(store, Long.parseLong(order.number()));
    return StillInIt.tells(now) ? now : null;
  }

  /** Writes the mail of the latest order, and sends none. */
  @Override
  public void warmUp(Store store) {
    queries
        .latest(store)
        .map(id -> queries.order(store, id))
        .ifPresent(
            order ->
                text.written(
                    "",
                    store,
                    order,
                    Words.of(MailKind.PLACED),
                    store.locale(),
                    null,
                    null,
                    Map.of()));
  }

  /** Anybody can order in the name of an address; staff see what was not sent there. */
  private void held(Store store, OrderMail work, String subject) {
    held.increment();
    timeline.add(store, work.orderId(), Timeline.MAIL_HELD, Actor.SYSTEM, subject);
  }
}
