package io.storeflow.backinstock;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Writes to who waits, in the language, name and colour of the store. */
@Component
class WishMails {
  private final Stores stores;
  private final StockWishes wishes;
  private final StoreMails mails;
  private final PublicUrl publicUrl;

  WishMails(Stores stores, StockWishes wishes, StoreMails mails, PublicUrl publicUrl) {
    this.stores = stores;
    this.wishes = wishes;
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
    var subject = mails.word(locale, words + ".subject", wish.label(), store.name());
    var model = Map.of("words", words, "label", wish.label(), "link", publicUrl.of(link));
    var content = new Content("wish", subject, model);
    var mail = mails.write(store, locale, job.name(), wish.email(), content);
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
