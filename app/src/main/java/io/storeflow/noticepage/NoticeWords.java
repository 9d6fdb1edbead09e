package io.storeflow.noticepage;

import io.storeflow.notice.Notice;
import io.storeflow.notice.NoticeKind;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says notices in words. */
@Component
class NoticeWords {
  private static final int COUNTED = 99;

  /** A notice as it is shown; public, as templates read it. */
  public record Shown(Notice notice, String text, String store) {}

  private final MessageSource messages;

  NoticeWords(MessageSource messages) {
    this.messages = messages;
  }

  List<Shown> say(List<Notice> some, Map<Long, Store> stores, Locale locale) {
    return some.stream()
        .map(
            it ->
                new Shown(
                    it, text(it, locale), Objects.requireNonNull(stores.get(it.store())).name()))
        .toList();
  }

  /** How many are unread; nothing for none. */
  String count(int unread) {
    if (unread == 0) return "";
    return unread > COUNTED ? COUNTED + "+" : Integer.toString(unread);
  }

  /** What is told, in a sentence. */
  String text(Notice notice, Locale locale) {
    var about =
        notice.kind() == NoticeKind.FAILED_TASK
            ? messages.getMessage("work.kind." + notice.subject(), null, notice.subject(), locale)
            : notice.subject();
    return messages.getMessage(
        "notice.text." + notice.kind().code(),
        new Object[] {about, notice.by(), notice.counted()},
        locale);
  }
}
