package io.storeflow.connectpage;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What Stripe wants to know in plain words. Stripe's names say of whom and of what, as in {@code
 * person_1AbC.dob.day}: the most exact words that there are stand for it, each once.
 */
@Component
class ConnectWords {
  private static final List<String> PEOPLE =
      List.of("individual", "representative", "directors", "executives", "owners");

  private final MessageSource messages;

  ConnectWords(MessageSource messages) {
    this.messages = messages;
  }

  List<String> due(List<String> names, Locale locale) {
    return names.stream().map(it -> due(it, locale)).distinct().toList();
  }

  private String due(String name, Locale locale) {
    var plain = name.replaceFirst("^person_[A-Za-z0-9]+(?=\\.|$)", "person");
    for (var people : PEOPLE) plain = plain.replaceFirst("^" + people + "(?=\\.|$)", "person");
    for (var key = plain; ; key = key.substring(0, key.lastIndexOf('.'))) {
      var said = messages.getMessage("connect.due." + key, null, "", locale);
      if (said != null && !said.isEmpty()) return said;
      if (key.indexOf('.') < 0) break;
    }
    return messages.getMessage("connect.due.other", new Object[] {name}, locale);
  }

  /** Why it is stopped; empty for no reason. */
  String stopped(String reason, Locale locale) {
    if (reason.isEmpty()) return "";
    var said = messages.getMessage("connect.stopped." + reason, null, "", locale);
    return said == null || said.isEmpty()
        ? messages.getMessage("connect.stopped.other", null, locale)
        : said;
  }

  String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
