package io.storeflow.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Hands mails to the post and counts them. */
@Component
public class Mails {
  private final Post post;
  private final Counter sent;

  Mails(Post post, MeterRegistry meters) {
    this.post = post;
    this.sent =
        Counter.builder("storeflow.mails.sent")
            .description("Mails handed to the mail server or the mailbox")
            .register(meters);
  }

  public Runnable send(Mail mail) {
    var rest = post.send(mail);
    sent.increment();
    return rest;
  }
}
