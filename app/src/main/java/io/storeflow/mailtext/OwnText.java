package io.storeflow.mailtext;

import io.storeflow.platform.input.Read;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a store writes in mails of a kind.
 *
 * @param version counts its changes, from 1; 0 for what is not kept
 */
public record OwnText(String subject, String text, int version) {
  public static final int LONGEST_SUBJECT = 150;
  public static final int LONGEST_TEXT = 2_000;

  private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");

  /** The subject; empty where it cannot be read any more, as a placeholder is gone. */
  public Optional<String> subject(MailKind kind, Map<Placeholder, String> values) {
    return read(MailText.read(subject, kind.ofSubject()), values);
  }

  /** The paragraphs; empty where they cannot be read any more. */
  public Optional<List<String>> paragraphs(MailKind kind, Map<Placeholder, String> values) {
    // Cut before it is filled: what a shopper typed makes no paragraph.
    var all = PARAGRAPH.splitAsStream(text.strip()).toList();
    var read = all.stream().map(it -> MailText.read(it, kind.ofText())).toList();
    if (read.stream().anyMatch(it -> it.refusal().isPresent())) return Optional.empty();
    return Optional.of(
        read.stream().flatMap(it -> it.value().stream()).map(it -> it.filled(values)).toList());
  }

  private static Optional<String> read(Read<MailText> text, Map<Placeholder, String> values) {
    return text.value().map(it -> it.filled(values));
  }
}
