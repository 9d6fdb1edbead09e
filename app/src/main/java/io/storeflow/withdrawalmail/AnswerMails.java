package io.storeflow.withdrawalmail;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OwnText;
import io.storeflow.mailtext.Placeholder;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.form.WebAddress;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.mail.Mail;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.withdrawal.Withdrawal;
import io.storeflow.withdrawal.WithdrawalAnswered;
import io.storeflow.withdrawal.WithdrawalQueries;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells who has withdrawn what staff say of it, as they wrote it, in the language, name and words
 * of the store; within the mails about orders that one address gets.
 */
@Component
public class AnswerMails {
  private static final String TEMPLATE = MailKind.WITHDRAWAL.template();

  /** What a mail says of a withdrawal. */
  private record Said(String order, String name, String answer) {}

  private final Stores stores;
  private final WithdrawalQueries withdrawals;
  private final MailTexts texts;
  private final StoreMails mails;
  private final Jobs jobs;
  private final RateLimits limits;

  AnswerMails(
      Stores stores,
      WithdrawalQueries withdrawals,
      MailTexts texts,
      StoreMails mails,
      Jobs jobs,
      RateLimits limits) {
    this.stores = stores;
    this.withdrawals = withdrawals;
    this.texts = texts;
    this.mails = mails;
    this.jobs = jobs;
    this.limits = limits;
  }

  /** In the transaction of the answer. */
  @EventListener
  void answered(WithdrawalAnswered it) {
    var work = new AnswerMail(it.storeId(), it.withdrawalId());
    jobs.enqueue(AnswerMail.KIND, work, Jobs.Priority.DEFAULT);
  }

  /** A mail that is tried again was counted before. */
  Runnable send(Job<AnswerMail> job) {
    var store = stores.forWork(job.payload().storeId());
    var it = withdrawals.byId(store, job.payload().withdrawalId()).orElse(null);
    if (it == null || it.answer().isEmpty()) return () -> {};
    if (job.failures() == 0 && !limits.take(Rule.ORDER_MAIL, it.email()).allowed()) return () -> {};
    return send(job.name(), store, it);
  }

  private Runnable send(String name, Store store, Withdrawal it) {
    var locale = store.locale();
    var own = texts.own(store, MailKind.WITHDRAWAL, locale.getLanguage()).orElse(null);
    var number = it.number();
    var order = number == null ? WebAddress.unlinked(it.order()) : Long.toString(number);
    var said = new Said(order, WebAddress.unlinked(it.name()), it.answer());
    return mails.send(written(name, store, it.email(), locale, own, said));
  }

  /**
   * The mail about a withdrawal that is made up.
   *
   * @param own what the store writes in it; null for the usual words
   */
  public Mail sample(Store store, Locale locale, @Nullable OwnText own, String to) {
    var answer = mails.word(locale, "withdrawal.answer.mail.sample");
    var said = new Said("1001", "Maria Muster", answer);
    return written("sample/" + PublicId.random(), store, to, locale, own, said);
  }

  private Mail written(
      String name, Store store, String to, Locale locale, @Nullable OwnText own, Said said) {
    var subject = mails.word(locale, "withdrawal.answer.mail.subject", said.order(), store.name());
    var model = new HashMap<String, Object>();
    if (own != null) {
      var values =
          Map.of(
              Placeholder.ORDER, said.order(),
              Placeholder.STORE, store.name(),
              Placeholder.NAME, said.name());
      subject = own.subject(MailKind.WITHDRAWAL, values).orElse(subject);
      own.paragraphs(MailKind.WITHDRAWAL, values).ifPresent(it -> model.put("own", it));
    }
    model.put("name", said.name());
    model.put("answer", said.answer());
    return mails.write(store, locale, name, to, new Content(TEMPLATE, subject, model));
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    Task<AnswerMail> withdrawalAnswerMail(JobFactory jobs, AnswerMails mails) {
      return jobs.closing(AnswerMail.KIND, mails::send);
    }
  }
}
