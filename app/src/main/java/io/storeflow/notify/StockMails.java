package io.storeflow.notify;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.inventory.Availability;
import io.storeflow.notice.NoticeChoices;
import io.storeflow.notice.NoticeKind;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.stockwatch.StockNews;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who keep the stock of a store what is low, or not as its ledger says. */
@Component
class StockMails {
  private static final int MOST_PEOPLE = 20;

  /** A variant as it stands in the mail; public, as templates read it. */
  public record Line(String product, String variant, int left) {

    /** Product and variant on one line. */
    public String label() {
      return variant.isEmpty() ? product : product + ", " + variant;
    }
  }

  private final DSLContext db;
  private final Stores stores;
  private final People people;
  private final NoticeChoices choices;
  private final Jobs jobs;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  StockMails(
      DSLContext db,
      Stores stores,
      People people,
      NoticeChoices choices,
      Jobs jobs,
      MailTemplates templates,
      Mails mails,
      PublicUrl publicUrl) {
    this.db = db;
    this.stores = stores;
    this.people = people;
    this.choices = choices;
    this.jobs = jobs;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  /** A mail for each of them, in the transaction of the news. */
  @EventListener
  void on(StockNews news) {
    var store = stores.forWork(news.storeId());
    var keepers = stores.peopleWhoMay(store, Permission.EDIT_STOCK);
    choices.mailed(NoticeKind.LOW_STOCK, keepers).stream()
        .limit(MOST_PEOPLE)
        .forEach(
            person -> {
              var work =
                  new StockMail(
                      store.id(),
                      person,
                      news.kind().code(),
                      news.variants(),
                      news.count(),
                      Ids.next());
              jobs.enqueue(StockMail.KIND, work.instance(), work, Jobs.Priority.LOW);
            });
  }

  Runnable tell(Job<StockMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return people.byId(work.personId()).map(it -> send(job, store, it)).orElse(() -> {});
  }

  private Runnable send(Job<StockMail> job, Store store, Person person) {
    var work = job.payload();
    var words = "notify.stock-" + work.kind();
    var lines = lines(store, work.variants());
    var locale = person.locale();
    var model = new HashMap<String, Object>();
    var subject = templates.word(locale, words + ".subject", store.name(), work.count());
    model.put("subject", subject);
    model.put("store", store);
    model.put("name", person.name());
    model.put("words", words);
    model.put("lines", lines);
    model.put("more", Math.max(0, work.count() - lines.size()));
    var list = work.kind().equals("low") ? "/inventory?stock=low" : "/inventory";
    model.put("link", publicUrl.of(store.page(list)));
    return mails.send(
        new Mail(
            job.name(),
            person.email(),
            "StoreFlow",
            null,
            subject,
            templates.text("stock", locale, model),
            templates.html("stock", locale, model)));
  }

  private List<Line> lines(Store store, List<Long> variants) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(p.TITLE, v.TITLE, Availability.of(store, v).left())
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.ID.in(variants))
        .orderBy(p.TITLE, v.ID)
        .fetch(mapping(Line::new));
  }
}
