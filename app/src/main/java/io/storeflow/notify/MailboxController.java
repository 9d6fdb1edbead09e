package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;

import io.storeflow.mailtext.MailFrame;
import io.storeflow.platform.failure.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The mailbox of local mode: every mail that would have been sent. */
@Controller
@Profile("local | test")
class MailboxController {
  private static final int MOST = 100;

  record Message(
      long id, String recipient, String sender, String subject, String text, Instant at) {}

  private final DSLContext db;

  MailboxController(DSLContext db) {
    this.db = db;
  }

  @GetMapping("/dev/mailbox")
  String list(Model model) {
    var m = MAILBOX_MESSAGE;
    model.addAttribute("here", ZoneId.systemDefault());
    model.addAttribute(
        "mails",
        db.select(m.ID, m.RECIPIENT, m.SENDER, m.SUBJECT, m.BODY_TEXT, m.AT)
            .from(m)
            .orderBy(m.ID.desc())
            .limit(MOST)
            .fetch(Records.mapping(Message::new)));
    return "notify/mailbox";
  }

  @GetMapping("/dev/mailbox/{id}")
  String show(@PathVariable long id, Model model, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", MailFrame.FRAMING);
    var m = MAILBOX_MESSAGE;
    model.addAttribute("here", ZoneId.systemDefault());
    model.addAttribute(
        "mail",
        db.select(m.ID, m.RECIPIENT, m.SENDER, m.SUBJECT, m.BODY_TEXT, m.AT)
            .from(m)
            .where(m.ID.eq(id))
            .fetchOptional(Records.mapping(Message::new))
            .orElseThrow(NotFound::new));
    return "notify/message";
  }

  @GetMapping("/dev/mailbox/{id}/html")
  ResponseEntity<String> html(@PathVariable long id) {
    var html =
        db.select(MAILBOX_MESSAGE.BODY_HTML)
            .from(MAILBOX_MESSAGE)
            .where(MAILBOX_MESSAGE.ID.eq(id))
            .fetchOptional(MAILBOX_MESSAGE.BODY_HTML)
            .orElseThrow(NotFound::new);
    return MailFrame.of(html);
  }
}
