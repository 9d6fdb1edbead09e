package io.storeflow.importpage;

import io.storeflow.productfile.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what is wrong with a line of a file, or was decided. */
@Component
class TroubleWords {
  private final MessageSource messages;

  TroubleWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * @param line that is named beside it already
   */
  String said(Trouble it, int line, Locale locale) {
    // A line may have been looked at by another release, which has words of its own.
    var other = messages.getMessage("import.said.other", null, locale);
    var sentence =
        Objects.requireNonNull(messages.getMessage(it.code(), it.args().toArray(), other, locale));
    boolean ofRow =
        it.code().startsWith("import.wrong.line.") || it.code().startsWith("import.note.line.");
    if (ofRow && it.args().getFirst() instanceof Number at && at.intValue() != line)
      return atLine(at.intValue(), sentence, locale);
    if (it.column().isEmpty()) return sentence;
    var at = new Object[] {it.column(), sentence};
    return messages.getMessage("import.at.column", at, locale);
  }

  /** All of it in one text that names the line. */
  String all(int line, List<Trouble> troubles, Locale locale) {
    var sentences =
        troubles.stream().map(it -> said(it, line, locale)).collect(Collectors.joining(" "));
    return atLine(line, sentences, locale);
  }

  private String atLine(int line, String sentence, Locale locale) {
    return messages.getMessage("import.at.line", new Object[] {line, sentence}, locale);
  }
}
