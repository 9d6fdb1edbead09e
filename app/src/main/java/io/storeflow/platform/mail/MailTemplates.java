package io.storeflow.platform.mail;

import io.storeflow.platform.piece.OwnTemplates;
import io.storeflow.platform.ui.UiDialect;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes the two bodies of a mail from {@code templates/mail/<name>.txt} and {@code .html}. */
@Component
public class MailTemplates {
  private static final Map<TemplateMode, String> SUFFIXES =
      Map.of(TemplateMode.HTML, ".html", TemplateMode.TEXT, ".txt");

  private final TemplateEngine engine;
  private final MessageSource messages;

  MailTemplates(MessageSource messages, UiDialect ui) {
    this.messages = messages;
    engine = OwnTemplates.engine(messages, ui, "mail", SUFFIXES);
  }

  public String html(String name, Locale locale, Map<String, ?> model) {
    return engine.process(name + ".html", new Context(locale, new HashMap<>(model)));
  }

  public String text(String name, Locale locale, Map<String, ?> model) {
    return engine.process(name + ".txt", new Context(locale, new HashMap<>(model)));
  }

  public String word(Locale locale, String key, Object... fillings) {
    return messages.getMessage(key, fillings, locale);
  }
}
