package io.storeflow.notify;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.url.PublicUrl;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends links with which people say that an address is theirs. */
@Component
class VerificationMails {
  private final People people;
  private final EmailVerifications verifications;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  VerificationMails(
      People people,
      EmailVerifications verifications,
      MailTemplates templates,
      Mails mails,
      PublicUrl publicUrl) {
    this.people = people;
    this.verifications = verifications;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  Runnable send(Job<VerificationMail> job) {
    return people
        .byId(job.payload().personId())
        .map(person -> send(job.name(), person))
        .orElse(() -> {});
  }

  private Runnable send(String name, Person person) {
    var link = publicUrl.of("/account/email?token=" + verifications.issue(person));
    var model = Map.of("name", person.name(), "link", link);
    return mails.send(
        new Mail(
            name,
            person.email(),
            "StoreFlow",
            null,
            templates.word(person.locale(), "notify.verify.subject"),
            templates.text("email-verification", person.locale(), model),
            templates.html("email-verification", person.locale(), model)));
  }
}
