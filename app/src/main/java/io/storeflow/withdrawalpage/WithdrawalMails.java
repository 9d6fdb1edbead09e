package io.storeflow.withdrawalpage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.form.WebAddress;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.withdrawal.Withdrawal;
import io.storeflow.withdrawal.WithdrawalDeclared;
import io.storeflow.withdrawal.WithdrawalQueries;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Acknowledges withdrawals by mail, with what was declared and when. Whoever typed it may be
 * anybody, so what they typed leads nowhere.
 */
@Component
class WithdrawalMails {
  private final Stores stores;
  private final WithdrawalQueries withdrawals;
  private final StoreMails mails;
  private final Jobs jobs;
  private final RateLimits limits;
  private final PublicUrl publicUrl;

  WithdrawalMails(
      Stores stores,
      WithdrawalQueries withdrawals,
      StoreMails mails,
      Jobs jobs,
      RateLimits limits,
      PublicUrl publicUrl) {
    this.stores = stores;
    this.withdrawals = withdrawals;
    this.mails = mails;
    this.jobs = jobs;
    this.limits = limits;
    this.publicUrl = publicUrl;
  }

  /** In the transaction of the declaration. */
  @EventListener
  void declared(WithdrawalDeclared it) {
    var work = new WithdrawalMail(it.storeId(), it.withdrawalId(), it.known());
    jobs.enqueue(WithdrawalMail.KIND, work, Jobs.Priority.CRITICAL);
  }

  /**
   * Goes to the address that was typed, as who declares is to have it (article 11a). That may be
   * somebody else's: who does not name the order of an address, or says the same again, has few
   * mailed to it in a day. The page with the receipt is there in any case.
   */
  Runnable send(Job<WithdrawalMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    var it = withdrawals.byId(store, work.withdrawalId()).orElse(null);
    if (it == null) return () -> {};
    boolean isCounted = job.failures() > 0;
    if (!isCounted && !isAllowed(work, it.email())) return () -> {};
    return send(job.name(), store, it);
  }

  private boolean isAllowed(WithdrawalMail work, String to) {
    boolean known = Boolean.TRUE.equals(work.known());
    if (!known && !limits.take(Rule.WITHDRAWAL_MAIL, to).allowed()) return false;
    return limits.take(Rule.ORDER_MAIL, to).allowed();
  }

  private Runnable send(String name, Store store, Withdrawal it) {
    var locale = store.locale();
    var order = WebAddress.unlinked(it.order());
    var subject = mails.word(locale, "withdrawal.mail.subject", order, store.name());
    var at = Written.dateAndClock(it.at().atZone(store.timeZone()), locale);
    var prove =
        withdrawals
            .proofOf(store, it)
            .map(of -> publicUrl.of(store.shop("/withdrawal?of=" + of + "&again=" + it.publicId())))
            .orElse("");
    var model =
        Map.of(
            "it",
            it,
            "name",
            WebAddress.unlinked(it.name()),
            "order",
            order,
            "part",
            WebAddress.unlinked(it.part()),
            "at",
            at,
            "prove",
            prove);
    return mails.send(store, name, it.email(), new Content("withdrawal", subject, model));
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    Task<WithdrawalMail> withdrawalMail(JobFactory jobs, WithdrawalMails mails) {
      return jobs.closing(WithdrawalMail.KIND, mails::send);
    }
  }
}
