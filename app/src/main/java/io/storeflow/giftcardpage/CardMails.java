package io.storeflow.giftcardpage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.giftcard.CardCodes;
import io.storeflow.giftcard.CardSales;
import io.storeflow.giftcard.CardsToMail;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mails the codes of gift cards, in the language, name and colour of the store. */
@Component
class CardMails {

  /**
   * A card as it stands in the mail; public, as templates read it.
   *
   * @param until its last day as people write it; null for none
   */
  public record MailedCard(
      String code, String worth, @Nullable String until, String recipient, String message) {}

  private final Jobs jobs;
  private final Stores stores;
  private final CardCodes codes;
  private final CardSales sales;
  private final StoreMails mails;
  private final PublicUrl publicUrl;

  CardMails(
      Jobs jobs,
      Stores stores,
      CardCodes codes,
      CardSales sales,
      StoreMails mails,
      PublicUrl publicUrl) {
    this.jobs = jobs;
    this.stores = stores;
    this.codes = codes;
    this.sales = sales;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  /** Enqueues the mail in the transaction that makes the cards. */
  @EventListener
  void made(CardsToMail made) {
    var mail = new CardMail(made.storeId(), made.cards());
    jobs.enqueue(CardMail.KIND, mail, Jobs.Priority.DEFAULT);
  }

  /** Codes are made for this very mail: nowhere else are they in clear. */
  Runnable send(Job<CardMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    var cards = codes.make(store, work.cards());
    if (cards.isEmpty()) return () -> {};
    var sent = send(job.name(), store, cards);
    return () -> {
      sent.run();
      sales.mailed(store, work.cards());
    };
  }

  private Runnable send(String name, Store store, List<CardCodes.Coded> cards) {
    var locale = store.locale();
    var subject = mails.word(locale, "card.mail.subject", store.name());
    var model =
        Map.of(
            "cards",
            cards.stream().map(it -> written(store, it, locale)).toList(),
            "link",
            publicUrl.of(store.shop("/gift-card")));
    var to = cards.getFirst().card().email();
    return mails.send(store, name, to, new Content("gift-card", subject, model));
  }

  private static MailedCard written(Store store, CardCodes.Coded coded, Locale locale) {
    GiftCard card = coded.card();
    var last = card.expiresOn();
    return new MailedCard(
        coded.code().shown(),
        card.balance().format(locale),
        last == null ? null : Written.date(last.atStartOfDay(store.timeZone()), locale),
        card.recipient(),
        card.message());
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<CardMail> giftCardMail(JobFactory jobs, CardMails mails) {
      return jobs.closing(CardMail.KIND, mails::send);
    }
  }
}
