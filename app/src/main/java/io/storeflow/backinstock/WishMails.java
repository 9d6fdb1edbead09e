package io.storeflow.backinstock;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.HashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Writes to who waits, in the language, name and colour of the store. */
@Component
class WishMails {
  private final Stores stores;
  private final StockWishes wishes;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  WishMails(
      Stores stores,
      StockWishes wishes,
      MailTemplates templates,
      Mails mails,
      PublicUrl publicUrl) {
    this.stores = stores;
    this.wishes = wishes;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  Runnable send(Job<WishMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return wishes.byId(store, work.wishId()).map(it -> send(job, store, it)).orElse(() -> {});
  }

  private Runnable send(Job<WishMail> job, Store store, Wish wish) {
    boolean back = job.payload().back();
    var words = back ? "waiting.mail.back" : "waiting.mail.confirm";
    var locale = store.locale();
    var own = back ? null : store.shop("/wishes/" + wishes.token(store, wish.id()));
    var link = own == null ? store.shop("/p/" + wish.slug() + "?variant=" + wish.variantId()) : own;
    var subject = templates.word(locale, words + ".subject", wish.label(), store.name());
    var model = new HashMap<String, Object>();
    model.put("store", store);
    model.put("subject", subject);
    model.put("words", words);
    model.put("label", wish.label());
    model.put("link", publicUrl.of(link));
    var mail =
        new Mail(
            job.name(),
            wish.email(),
            store.name(),
            store.settings().email(),
            subject,
            templates.text("wish", locale, model),
            templates.html("wish", locale, model));
    // Who was told that it is back is forgotten with that: there is nothing left to refuse.
    var sent = mails.send(own == null ? mail : mail.refusedAt(publicUrl.of(own + "/deletion")));
    return () -> {
      sent.run();
      if (back) wishes.told(store, wish.id());
    };
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<WishMail> wishMail(JobFactory jobs, WishMails mails) {
      return jobs.closing(WishMail.KIND, mails::send);
    }
  }
}
