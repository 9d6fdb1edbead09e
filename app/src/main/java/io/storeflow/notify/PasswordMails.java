package io.storeflow.notify;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.profile.PasswordResets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends links with which people set a new password. */
@Component
class PasswordMails {
  private final People people;
  private final PasswordResets resets;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  PasswordMails(
      People people,
      PasswordResets resets,
      MailTemplates templates,
      Mails mails,
      PublicUrl publicUrl) {
    this.people = people;
    this.resets = resets;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  Runnable send(Job<PasswordMail> job) {
    return people
        .byEmail(job.payload().email())
        .map(person -> send(job.name(), person))
        .orElse(() -> {});
  }

  private Runnable send(String name, Person person) {
    var link = publicUrl.of("/account/password/reset?token=" + resets.issue(person));
    var model =
        Map.of("name", person.name(), "link", link, "minutes", PasswordResets.LIFE.toMinutes());
    return mails.send(
        new Mail(
            name,
            person.email(),
            "StoreFlow",
            null,
            templates.word(person.locale(), "notify.password.subject"),
            templates.text("password-reset", person.locale(), model),
            templates.html("password-reset", person.locale(), model)));
  }
}
