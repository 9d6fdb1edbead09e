package io.storeflow.mailpage;

import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OwnText;
import io.storeflow.mailtext.Placeholder;
import io.storeflow.notify.OrderMailText;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Languages;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.remindermail.ReminderMails;
import io.storeflow.store.Store;
import io.storeflow.withdrawalmail.AnswerMails;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of the mails of one kind in one language. */
@Component
class MailPage {
  private final MailTexts texts;
  private final OrderMailText mails;
  private final ReminderMails reminders;
  private final AnswerMails answers;
  private final MailTemplates templates;
  private final MessageSource messages;

  MailPage(
      MailTexts texts,
      OrderMailText mails,
      ReminderMails reminders,
      AnswerMails answers,
      MailTemplates templates,
      MessageSource messages) {
    this.texts = texts;
    this.mails = mails;
    this.reminders = reminders;
    this.answers = answers;
    this.templates = templates;
    this.messages = messages;
  }

  static MailKind kind(String code) {
    return Coded.find(MailKind.class, code).orElseThrow(NotFound::new);
  }

  /** A language of shops; that of the store where another was said. */
  static String language(Store store, @Nullable String said) {
    var tag = Typed.line(said);
    return Languages.ofShops().contains(tag) ? tag : store.locale().getLanguage();
  }

  /** In that language as the country of the store writes it. */
  static Locale locale(Store store, String language) {
    return Locale.of(language, store.locale().getCountry());
  }

  /** What the store writes; else our words as it could write them. */
  OwnText present(Store store, MailKind kind, String language) {
    return texts.own(store, kind, language).orElseGet(() -> usual(kind, locale(store, language)));
  }

  String fill(Store store, MailKind kind, String language, Locale reader, Model model) {
    model
        .addAttribute("store", store)
        .addAttribute("kind", kind.code())
        .addAttribute("required", kind.isRequired())
        .addAttribute("sent", sent(store).get(kind))
        .addAttribute("own", texts.own(store, kind, language).isPresent())
        .addAttribute("language", language)
        .addAttribute("languages", languages(reader))
        .addAttribute("ofSubject", written(kind.ofSubject()))
        .addAttribute("ofText", written(kind.ofText()))
        .addAttribute("base", store.page("/settings/mails/" + kind.code()));
    return "mail/page";
  }

  /** Which are sent; of carts the store says it where it sees them. One statement. */
  Map<MailKind, Boolean> sent(Store store) {
    var sent = texts.sent(store);
    sent.put(MailKind.CART, store.cartReminder() != null);
    return sent;
  }

  private OwnText usual(MailKind kind, Locale locale) {
    if (kind == MailKind.CART) {
      var subject = messages.getMessage("reminder.mail.subject", new Object[] {"\u0002"}, locale);
      return new OwnText(
          braced(subject), messages.getMessage("reminder.mail.text", null, locale), 0);
    }
    if (kind == MailKind.WITHDRAWAL) {
      var key = "withdrawal.answer.mail";
      var filled = new Object[] {"\u0001", "\u0002"};
      var subject = messages.getMessage(key + ".subject", filled, locale);
      var text = messages.getMessage(key + ".text", null, locale);
      return new OwnText(braced(subject), braced(opening(text, locale)), 0);
    }
    var key = kind == MailKind.SHIPPED ? "parcel.mail" : "notify." + word(kind);
    var subject =
        messages.getMessage(
            key + ".subject." + way(kind), new Object[] {"\u0001", "\u0002"}, locale);
    var text = messages.getMessage(key + text(kind), new Object[] {"\u0002"}, locale);
    return new OwnText(braced(subject), braced(opening(text, locale)), 0);
  }

  private String opening(String text, Locale locale) {
    return templates.text("_opening", locale, Map.of("name", "\u0003", "text", text)).strip();
  }

  private static String text(MailKind kind) {
    return switch (kind) {
      case PLACED, READY, SHIPPED -> ".text." + way(kind);
      case CANCELLED -> ".text.store";
      default -> ".text";
    };
  }

  /** How the order comes of which our words are shown. */
  private static String way(MailKind kind) {
    return OrderMailText.sampled(kind).code();
  }

  private static String word(MailKind kind) {
    return kind.code().replace('_', '-');
  }

  /** What fills our words is isolated, a placeholder is by itself when it is filled. */
  private static String braced(String text) {
    return text.replaceAll("[\u2066-\u2069]", "")
        .replace("#\u0001", Placeholder.ORDER.written())
        .replace("\u0001", Placeholder.ORDER.written())
        .replace("\u0002", Placeholder.STORE.written())
        .replace("\u0003", Placeholder.NAME.written());
  }

  private static List<String> written(Set<Placeholder> some) {
    return some.stream().map(Placeholder::written).toList();
  }

  private static List<Choice> languages(Locale reader) {
    return Languages.ofShops().stream()
        .sorted()
        .map(it -> Choice.of(it, Locale.of(it).getDisplayLanguage(reader)))
        .toList();
  }

  /** The mail as it would be with those words. */
  Mail sample(Store store, MailKind kind, String language, @Nullable OwnText own, String to) {
    var locale = locale(store, language);
    return switch (kind) {
      case CART -> reminders.sample(store, locale, own, to);
      case WITHDRAWAL -> answers.sample(store, locale, own, to);
      default -> mails.sample(store, kind, locale, own, to);
    };
  }
}
