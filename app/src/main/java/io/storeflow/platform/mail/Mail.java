package io.storeflow.platform.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail ready to be sent, as plain text and as HTML. Nothing in it can begin a new header line.
 *
 * @param name of this mail and no other, the same each time it is tried to send it
 * @param fromName what stands before our own address: the store's name
 * @param replyTo where answers go; null for nowhere but to us
 */
public record Mail(
    String name,
    String to,
    String fromName,
    @Nullable String replyTo,
    String subject,
    String text,
    String html) {

  public Mail {
    to = line(to);
    fromName = line(fromName);
    replyTo = replyTo == null || replyTo.isBlank() ? null : line(replyTo);
    subject = line(subject);
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
