package io.storeflow.noticepage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.notice.Notice;
import io.storeflow.notice.NoticeChoices;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.NoticeQueries;
import io.storeflow.notice.NoticeTold;
import io.storeflow.platform.form.WebAddress;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people by mail, in their language, what they want to be told of so. Whether somebody may
 * still see it is asked when the mail is written; what they have read by then is not mailed.
 *
 * <p>What anybody can bring about at will is mailed once, and then put together by the hour. It is
 * no part of the mails that one address gets, so nobody silences the others by it.
 */
@Component
class NoticeMails {
  private static final int MOST_PEOPLE = 50;
  private static final Duration TOGETHER = Duration.ofHours(1);

  private final Stores stores;
  private final People people;
  private final NoticeChoices choices;
  private final NoticeQueries queries;
  private final NoticeWords words;
  private final Jobs jobs;
  private final MailTemplates templates;
  private final Mails mails;
  private final RateLimits limits;
  private final PublicUrl publicUrl;
  private final Clock clock;

  NoticeMails(
      Stores stores,
      People people,
      NoticeChoices choices,
      NoticeQueries queries,
      NoticeWords words,
      Jobs jobs,
      MailTemplates templates,
      Mails mails,
      RateLimits limits,
      PublicUrl publicUrl,
      Clock clock) {
    this.stores = stores;
    this.people = people;
    this.choices = choices;
    this.queries = queries;
    this.words = words;
    this.jobs = jobs;
    this.templates = templates;
    this.mails = mails;
    this.limits = limits;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  @Bean
  static Task<NoticeMail> noticeMail(JobFactory jobs, NoticeMails mails) {
    return jobs.closing(NoticeMail.KIND, mails::send);
  }

  @Bean
  static Task<UnprovenMail> unprovenMail(JobFactory jobs, NoticeMails mails) {
    return jobs.closing(UnprovenMail.KIND, mails::sendTogether);
  }

  /** A mail for each who wants one, in the transaction of the news. Stock has mails of its own. */
  @EventListener
  void on(NoticeTold told) {
    if (told.kind() == NoticeKind.LOW_STOCK) return;
    var may = stores.peopleWhoMay(told.store(), told.kind().permission());
    var meant =
        may.stream()
            .filter(it -> told.personId() == null || it.equals(told.personId()))
            .filter(it -> !it.equals(told.byPersonId()))
            .limit(MOST_PEOPLE)
            .toList();
    for (long person : choices.mailed(told.kind(), meant)) {
      var work = new NoticeMail(told.store().id(), person, told.id());
      jobs.enqueue(NoticeMail.KIND, person + "." + told.id(), work, Jobs.Priority.LOW);
    }
  }

  Runnable send(Job<NoticeMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return people
        .byId(work.personId())
        .flatMap(
            person ->
                queries
                    .find(store.merchant(), mine(store, person), work.noticeId())
                    .filter(Notice::unread)
                    .map(it -> send(job, store, person, it)))
        .orElse(() -> {});
  }

  private Runnable send(Job<NoticeMail> job, Store store, Person person, Notice it) {
    if (it.kind().isAnybodys()) {
      if (queries.isSoonAfter(store.merchant(), it, TOGETHER)) return () -> later(store, person);
    } else if (!limits.take(Rule.ORDER_MAIL, person.email()).allowed()) return () -> {};
    var text = words.text(it, person.locale());
    return send(job.name(), store, person, text, it.link());
  }

  /** One for each hour, at the end of it. */
  private void later(Store store, Person person) {
    var at = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(TOGETHER);
    var name = person.id() + "." + store.id() + "." + at.getEpochSecond();
    var work = new UnprovenMail(store.id(), person.id());
    jobs.enqueue(UnprovenMail.KIND, name, work, Jobs.Priority.LOW, at);
  }

  /** Says how many there are; nothing once they are read. */
  Runnable sendTogether(Job<UnprovenMail> job) {
    var store = stores.forWork(job.payload().storeId());
    var person = people.byId(job.payload().personId()).orElse(null);
    if (person == null) return () -> {};
    var kind = NoticeKind.WITHDRAWN_UNPROVEN;
    int unread = queries.unread(store.merchant(), mine(store, person), kind);
    if (unread == 0) return () -> {};
    var text = templates.word(person.locale(), "notice.mail.unproven", unread);
    return send(job.name(), store, person, text, "/withdrawals");
  }

  private List<StoreAccess> mine(Store store, Person person) {
    var signedIn = new SignedIn(person.id(), person.name());
    return stores.of(signedIn).stream().filter(it -> it.store().id() == store.id()).toList();
  }

  private Runnable send(String name, Store store, Person person, String told, String link) {
    var locale = person.locale();
    // Some of it may be a stranger's, as what a withdrawal says of its order.
    var text = WebAddress.unlinked(told);
    var model =
        Map.of(
            "subject",
            text,
            "store",
            store,
            "name",
            person.name(),
            "text",
            text,
            "link",
            publicUrl.of(store.page(link)),
            "choices",
            publicUrl.of("/account/notices"));
    return mails.send(
        new Mail(
            name,
            person.email(),
            "StoreFlow",
            null,
            templates.word(locale, "notice.mail.subject", store.name(), text),
            templates.text("notice", locale, model),
            templates.html("notice", locale, model)));
  }
}
