package io.storeflow.ownorder;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.proof.OrderLinkMail;
import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.OrderLinks.Written;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mails links by which shoppers act on their orders, in the language of the store. */
@Component
class LinkMails {
  private final Stores stores;
  private final OrderLinks links;
  private final StoreMails mails;
  private final PublicUrl publicUrl;

  LinkMails(Stores stores, OrderLinks links, StoreMails mails, PublicUrl publicUrl) {
    this.stores = stores;
    this.links = links;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  Runnable send(Job<OrderLinkMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return links
        .write(store, work.linkId())
        .map(it -> send(job.name(), store, it))
        .orElse(() -> {});
  }

  private Runnable send(String name, Store store, Written link) {
    var act = link.act().code();
    var number = Long.toString(link.number());
    var subject = mails.word(store.locale(), "return.link.subject." + act, number, store.name());
    var address = "/track/" + link.publicId() + "/" + act + "/form?token=" + link.token();
    var model =
        Map.of(
            "name", link.name(),
            "act", act,
            "link", publicUrl.of(address));
    return mails.send(store, name, link.email(), new Content("order-link", subject, model));
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    Task<OrderLinkMail> orderLinkMail(JobFactory jobs, LinkMails mails) {
      return jobs.closing(OrderLinkMail.KIND, mails::send);
    }
  }
}
