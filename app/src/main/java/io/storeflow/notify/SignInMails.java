package io.storeflow.notify;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.signin.SignInLinks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends links that let people sign in although others try their password. */
@Component
class SignInMails {
  private final People people;
  private final SignInLinks links;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  SignInMails(
      People people, SignInLinks links, MailTemplates templates, Mails mails, PublicUrl publicUrl) {
    this.people = people;
    this.links = links;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  Runnable send(Job<SignInMail> job) {
    return people
        .byEmail(job.payload().email())
        .map(person -> send(job.name(), person))
        .orElse(() -> {});
  }

  private Runnable send(String name, Person person) {
    var link = publicUrl.of("/login/link?token=" + links.issue(person));
    var model =
        Map.of("name", person.name(), "link", link, "minutes", SignInLinks.LIFE.toMinutes());
    return mails.send(
        new Mail(
            name,
            person.email(),
            "StoreFlow",
            null,
            templates.word(person.locale(), "notify.sign-in.subject"),
            templates.text("sign-in-link", person.locale(), model),
            templates.html("sign-in-link", person.locale(), model)));
  }
}
