package io.storeflow.today;

import static io.storeflow.db.Tables.STORE;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.ui.Step;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The steps to the first sale of a store, ticked by what is so; gone once all of them are done. */
@Component
class SetUpGuide {
  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final MessageSource messages;
  private final Clock clock;

  SetUpGuide(
      DSLContext db,
      Transactions transactions,
      ApplicationEventPublisher events,
      MessageSource messages,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * What is to be shown.
   *
   * @param steps none when nothing is left to do, and when somebody of the store has put it away
   * @param untaxed whether somewhere it would charge tax and takes none, as nobody has said a rate;
   *     shown whatever became of the steps
   */
  record Shown(List<Step> steps, boolean untaxed) {}

  /** One statement. */
  Shown of(Store store, Locale reader) {
    var facts = SetUpFacts.of(db, store);
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    boolean untaxed = !facts.taxes().withoutRate(today).isEmpty();
    return new Shown(
        facts.away() || facts.isComplete() ? List.of() : steps(store, facts, reader), untaxed);
  }

  private List<Step> steps(Store store, SetUpFacts facts, Locale reader) {
    var base = store.page("");
    return List.of(
        step("address", base + "/settings#line1", facts.address(), reader),
        step("hours", base + "/settings#monday", facts.hours(), reader),
        step("product", base + "/products/new", facts.product(), reader),
        step("way", base + "/shipping", facts.way(), reader),
        step("order", store.shop(""), facts.ordered(), reader));
  }

  /** Puts it away for everybody of the store, or shows it again. */
  void show(Store store, boolean shown, Actor actor) {
    transactions.write(
        () -> {
          db.update(STORE)
              .set(STORE.GUIDE_AWAY_AT, shown ? null : clock.instant())
              .where(STORE.ID.eq(store.id()))
              .and(STORE.MERCHANT_ID.eq(store.merchant().id()))
              .execute();
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "store.guide",
                  "store",
                  store.slug(),
                  store.name(),
                  Audited.Changes.none().field("set_up_guide", !shown, shown)));
        });
  }

  private Step step(String key, String href, boolean done, Locale reader) {
    return new Step(
        say("today.guide." + key, reader),
        say("today.guide." + key + ".hint", reader),
        href,
        say("today.guide." + key + ".act", reader),
        done);
  }

  private String say(String key, Locale reader) {
    return messages.getMessage(key, null, reader);
  }
}
