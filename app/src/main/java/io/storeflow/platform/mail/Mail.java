package io.storeflow.platform.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail ready to be sent, as plain text and as HTML. Nothing in it can begin a new header line.
 *
 * @param name of this mail and no other, the same each time it is tried to send it
 * @param fromName what stands before our own address: the store's name
 * @param replyTo where answers go; null for nowhere but to us
 * @param refusal the absolute address at which its reader gets no more such mails, by one POST
 *     without anything of theirs (RFC 8058); null for mails that belong to something they did
 */
public record Mail(
    String name,
    String to,
    String fromName,
    @Nullable String replyTo,
    String subject,
    String text,
    String html,
    @Nullable String refusal) {

  /** A mail that nobody can refuse, as it belongs to an order, an account or the like. */
  public Mail(
      String name,
      String to,
      String fromName,
      @Nullable String replyTo,
      String subject,
      String text,
      String html) {
    this(name, to, fromName, replyTo, subject, text, html, null);
  }

  public Mail {
    to = line(to);
    fromName = line(fromName);
    replyTo = replyTo == null || replyTo.isBlank() ? null : line(replyTo);
    subject = line(subject);
    refusal = refusal == null ? null : line(refusal);
  }

  /** The same mail, which mail programs offer to refuse at that address. */
  public Mail refusedAt(String address) {
    return new Mail(name, to, fromName, replyTo, subject, text, html, address);
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
