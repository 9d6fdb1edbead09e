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
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people by mail, in their language, what they want to be told of so. Whether somebody may
 * still see it is asked when the mail is written; what they have read by then is not mailed.
 */
@Component
class NoticeMails {
  private static final int MOST_PEOPLE = 50;

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
      PublicUrl publicUrl) {
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
  }

  @Bean
  static Task<NoticeMail> noticeMail(JobFactory jobs, NoticeMails mails) {
    return jobs.closing(NoticeMail.KIND, mails::send);
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
                    .filter(it -> limits.take(Rule.ORDER_MAIL, person.email()).allowed())
                    .map(it -> send(job, store, person, it)))
        .orElse(() -> {});
  }

  private List<StoreAccess> mine(Store store, Person person) {
    var signedIn = new SignedIn(person.id(), person.name());
    return stores.of(signedIn).stream().filter(it -> it.store().id() == store.id()).toList();
  }

  private Runnable send(Job<NoticeMail> job, Store store, Person person, Notice notice) {
    var locale = person.locale();
    // Some of it may be a stranger's, as what a withdrawal says of its order.
    var text = WebAddress.unlinked(words.text(notice, locale));
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
            publicUrl.of(store.page(notice.link())),
            "choices",
            publicUrl.of("/account/notices"));
    return mails.send(
        new Mail(
            job.name(),
            person.email(),
            "StoreFlow",
            null,
            templates.word(locale, "notice.mail.subject", store.name(), text),
            templates.text("notice", locale, model),
            templates.html("notice", locale, model)));
  }
}
