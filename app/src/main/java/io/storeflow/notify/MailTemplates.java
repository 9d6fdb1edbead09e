package io.storeflow.notify;

import io.storeflow.platform.ui.UiDialect;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Writes the two bodies of a mail from {@code templates/mail/<name>.txt} and {@code .html}. */
@Component
public class MailTemplates {
  private final SpringTemplateEngine engine = new SpringTemplateEngine();
  private final MessageSource messages;

  MailTemplates(MessageSource messages, UiDialect ui) {
    this.messages = messages;
    engine.setEnableSpringELCompiler(true);
    engine.addDialect(ui);
    engine.setMessageSource(messages);
    engine.setTemplateEngineMessageSource(messages);
    engine.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
    engine.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
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

  private static ITemplateResolver resolver(TemplateMode mode, String suffix) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/mail/");
    resolver.setTemplateMode(mode);
    resolver.setResolvablePatterns(java.util.Set.of("*" + suffix));
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCacheable(true);
    return resolver;
  }
}
