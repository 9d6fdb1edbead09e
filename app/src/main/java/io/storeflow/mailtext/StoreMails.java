package io.storeflow.mailtext;

import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mails that stores write: in their name and language; answers go to them. */
@Component
public class StoreMails {

  /**
   * What a mail says.
   *
   * @param template which also reads {@code store} and {@code subject}
   */
  public record Content(String template, String subject, Map<String, ?> model) {}

  private final MailTemplates templates;
  private final Mails mails;

  StoreMails(MailTemplates templates, Mails mails) {
    this.templates = templates;
    this.mails = mails;
  }

  public String word(Locale locale, String key, Object... fillings) {
    return templates.word(locale, key, fillings);
  }

  /**
   * @param name of this mail and no other, the same each time it is tried to send it
   */
  public Mail write(Store store, Locale locale, String name, String to, Content content) {
    var model = new HashMap<String, Object>(content.model());
    model.put("store", store);
    model.put("subject", content.subject());
    return new Mail(
        name,
        to,
        store.name(),
        store.settings().email(),
        content.subject(),
        templates.text(content.template(), locale, model),
        templates.html(content.template(), locale, model));
  }

  /** Sends what was written; what is then run notes that in the database. */
  public Runnable send(Mail mail) {
    return mails.send(mail);
  }

  /** Writes it in the language of the store and sends it. */
  public Runnable send(Store store, String name, String to, Content content) {
    return send(write(store, store.locale(), name, to, content));
  }
}
