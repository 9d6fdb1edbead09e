package io.storeflow.draftpage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftMail;
import io.storeflow.draftorder.DraftPlans;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Mails drafts with their links, in the language, name and colour of the store: what is offered,
 * what it comes to, until when, and what staff tell the shopper of it, in which nothing can be
 * pressed.
 */
@Component
class DraftMails {
  private final Stores stores;
  private final DraftLinks links;
  private final StoreMails mails;
  private final PublicUrl publicUrl;
  private final DraftPlans plans;

  DraftMails(
      Stores stores, DraftLinks links, StoreMails mails, PublicUrl publicUrl, DraftPlans plans) {
    this.stores = stores;
    this.links = links;
    this.mails = mails;
    this.publicUrl = publicUrl;
    this.plans = plans;
  }

  Runnable send(Job<DraftMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return links
        .write(store, work.draftId())
        .map(it -> send(job.name(), store, it))
        .orElse(() -> {});
  }

  private Runnable send(String name, Store store, DraftLinks.Written written) {
    var locale = store.locale();
    var subject = mails.word(locale, "offer.mail.subject", store.name());
    var draft = written.draft();
    var ends = Objects.requireNonNull(draft.expiresAt()).atZone(store.timeZone());
    var plan = plans.plan(store, draft);
    var off = plan == null ? null : plan.totals().discount();
    var model =
        Map.of(
            "draft",
            draft,
            "off",
            off == null || off.isZero() ? List.of() : List.of(store.money(0).minus(off)),
            "until",
            Written.date(ends, locale),
            "link",
            publicUrl.of(store.in(null).shop(DraftLinks.path(written.token()))));
    return mails.send(store, name, draft.sendTo(), new Content("draft-order", subject, model));
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    Task<DraftMail> draftOrderMail(JobFactory jobs, DraftMails mails) {
      return jobs.closing(DraftMail.KIND, mails::send);
    }
  }
}
