package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;

import io.storeflow.mailtext.MailTexts;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.testing.World;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails about orders of a store. */
abstract class OfOrderMails extends OfAMailedStore {
  @Autowired MailTexts texts;
  @Autowired World world;
  @Autowired Orders orders;
  @Autowired Timeline timeline;
  @Autowired DSLContext db;

  static List<String> texts(Record mail) {
    return List.of(mail.get(MAILBOX_MESSAGE.BODY_TEXT), mail.get(MAILBOX_MESSAGE.BODY_HTML));
  }

  String readySubject() {
    return "Ready for you: order #1001, " + store.name();
  }
}
