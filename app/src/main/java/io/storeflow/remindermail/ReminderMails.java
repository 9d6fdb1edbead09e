package io.storeflow.remindermail;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.cart.Cart;
import io.storeflow.cart.CartLine;
import io.storeflow.cart.Carts;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OwnText;
import io.storeflow.mailtext.Placeholder;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.modifier.Extra;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.reminder.CartReminders;
import io.storeflow.reminder.CartReminders.Letter;
import io.storeflow.reminder.ReminderMail;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Reminds of a cart by one mail, at the prices of that moment, in the language, name, colour and
 * words of the store. None is sent of a cart of which nothing can be bought any more, nor to who
 * has come back or ordered meanwhile, nor beyond the mails about orders that one address gets.
 */
@Component
public class ReminderMails {
  private static final Runnable NOTHING = () -> {};

  /** What the cart comes to that is made up, in minor units. */
  private static final int SAMPLED = 2_580;

  /**
   * A line as it stands in the mail; public, as templates read it.
   *
   * @param sum of its units now, before anything is taken off: that stands below, for all lines
   */
  public record Line(int quantity, String title, String variant, List<Extra> extras, String sum) {}

  /** What a rule takes off, by its name; public, as templates read it. */
  public record Off(String name, String amount) {}

  /** What a mail says, written out; its token opens the cart. */
  private record Said(List<Line> lines, List<Off> discounts, String total, String token) {}

  private final Stores stores;
  private final Carts carts;
  private final CartReminders reminders;
  private final MailTexts texts;
  private final StoreMails mails;
  private final RateLimits limits;
  private final PublicUrl publicUrl;

  ReminderMails(
      Stores stores,
      Carts carts,
      CartReminders reminders,
      MailTexts texts,
      StoreMails mails,
      RateLimits limits,
      PublicUrl publicUrl) {
    this.stores = stores;
    this.carts = carts;
    this.reminders = reminders;
    this.texts = texts;
    this.mails = mails;
    this.limits = limits;
    this.publicUrl = publicUrl;
  }

  Runnable send(Job<ReminderMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    var letter = reminders.letter(store, work.reminderId()).orElse(null);
    if (letter == null || letter.overtaken() || store.cartReminder() == null) return NOTHING;
    var cart = carts.of(store.in(letter.currency()), letter.visitor());
    if (!cart.isPartBuyable()) return NOTHING;
    // A mail that is tried again was counted before.
    if (job.failures() == 0 && !limits.take(Rule.ORDER_MAIL, letter.email()).allowed())
      return NOTHING;
    return send(job.name(), store, letter, cart);
  }

  private Runnable send(String name, Store store, Letter letter, Cart cart) {
    var locale = store.locale();
    var own = texts.own(store, MailKind.CART, locale.getLanguage()).orElse(null);
    var said =
        new Said(
            lines(cart, locale),
            discounts(cart, locale),
            cart.total().format(locale),
            reminders.link(store, letter.id()));
    var mail = written(name, store, letter.email(), locale, own, said);
    var sent = mails.send(mail.refusedAt(end(store, said)));
    return () -> {
      sent.run();
      reminders.sent(store, letter.id());
    };
  }

  /**
   * The mail about a cart that is made up; its links lead nowhere.
   *
   * @param own what the store writes in it; null for the usual words
   */
  public Mail sample(Store store, Locale locale, @Nullable OwnText own, String to) {
    var sum = store.money(SAMPLED).format(locale);
    var lines = List.of(new Line(2, "Tonkotsu Ramen", "", List.of(), sum));
    var said = new Said(lines, List.of(), sum, "sample");
    return written("sample/" + PublicId.random(), store, to, locale, own, said);
  }

  private Mail written(
      String name, Store store, String to, Locale locale, @Nullable OwnText own, Said said) {
    var subject = mails.word(locale, "reminder.mail.subject", store.name());
    var model = new HashMap<String, Object>();
    if (own != null) {
      var values = Map.of(Placeholder.STORE, store.name(), Placeholder.TOTAL, said.total());
      subject = own.subject(MailKind.CART, values).orElse(subject);
      own.paragraphs(MailKind.CART, values).ifPresent(it -> model.put("own", it));
    }
    model.put("lines", said.lines());
    model.put("discounts", said.discounts());
    model.put("total", said.total());
    model.put("link", publicUrl.of(opens(store, said)));
    model.put("end", end(store, said));
    return mails.write(store, locale, name, to, new Content("cart-reminder", subject, model));
  }

  private static String opens(Store store, Said said) {
    return store.shop("/cart-links/" + said.token());
  }

  private String end(Store store, Said said) {
    return publicUrl.of(opens(store, said) + "/refusal");
  }

  private static List<Line> lines(Cart cart, Locale locale) {
    return cart.lines().reversed().stream()
        .filter(CartLine::isBuyable)
        .map(it -> line(it, locale))
        .toList();
  }

  private static Line line(CartLine line, Locale locale) {
    var sum = line.full().format(locale);
    return new Line(line.quantity(), line.title(), line.variantTitle(), line.extras(), sum);
  }

  private static List<Off> discounts(Cart cart, Locale locale) {
    return cart.discounts().stream()
        .map(it -> new Off(it.name(), it.amount().format(locale)))
        .toList();
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<ReminderMail> cartReminderMail(JobFactory jobs, ReminderMails mails) {
      return jobs.closing(ReminderMail.KIND, mails::send);
    }
  }
}
