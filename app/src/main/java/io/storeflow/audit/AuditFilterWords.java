package io.storeflow.audit;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.ui.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the log is filtered by, in words. */
@Component
class AuditFilterWords {
  private final MessageSource messages;

  AuditFilterWords(MessageSource messages) {
    this.messages = messages;
  }

  List<Choice> kinds(Locale locale) {
    return AuditController.KINDS.stream()
        .map(kind -> Choice.of(kind + ".", word("audit.kind." + kind, locale)))
        .toList();
  }

  List<Chip> chips(AuditFilter filter, String path, Locale locale) {
    var chips = new ArrayList<Chip>();
    add(chips, "who", filter.who(), filter, path, locale);
    add(chips, "what", filter.what(), filter, path, locale);
    add(chips, "subject", filter.subject(), filter, path, locale);
    add(chips, "from", filter.from(), filter, path, locale);
    add(chips, "to", filter.to(), filter, path, locale);
    return chips;
  }

  private void add(
      List<Chip> chips,
      String field,
      @Nullable String given,
      AuditFilter filter,
      String path,
      Locale locale) {
    if (given == null) return;
    chips.add(
        new Chip(
            word("audit.filter." + field, locale),
            field.equals("what") ? what(given, locale) : given,
            filter.without(field).on(path, null, null)));
  }

  /** A kind of things, or one thing that was done. */
  private String what(String given, Locale locale) {
    var kind = given.replaceFirst("\\.$", "");
    var said = messages.getMessage("audit.kind." + kind, null, null, locale);
    if (said == null) said = messages.getMessage("audit.action." + kind, null, given, locale);
    return said == null ? given : said;
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
