package io.storeflow.platform.mail;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;

import io.storeflow.platform.id.Ids;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps mails where /dev/mailbox shows them, as long as no mail server is set. */
@Component
@ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "\u0000")
class MailboxPost implements Post {
  private final DSLContext db;
  private final Clock clock;
  private final String from;

  MailboxPost(DSLContext db, Clock clock, @Value("${storeflow.mail.from}") String from) {
    this.db = db;
    this.clock = clock;
    this.from = from;
  }

  @Override
  public Runnable send(Mail mail) {
    return () ->
        db.insertInto(MAILBOX_MESSAGE)
            .set(MAILBOX_MESSAGE.ID, Ids.next())
            .set(MAILBOX_MESSAGE.RECIPIENT, mail.to())
            .set(MAILBOX_MESSAGE.SENDER, mail.fromName() + " " + from.replaceFirst("^[^<]*", ""))
            .set(MAILBOX_MESSAGE.SUBJECT, mail.subject())
            .set(MAILBOX_MESSAGE.BODY_TEXT, mail.text())
            .set(MAILBOX_MESSAGE.BODY_HTML, mail.html())
            .set(MAILBOX_MESSAGE.REFUSAL, mail.refusal())
            .set(MAILBOX_MESSAGE.AT, clock.instant())
            .execute();
  }
}
