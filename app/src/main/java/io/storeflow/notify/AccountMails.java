package io.storeflow.notify;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.profile.PasswordResets;
import io.storeflow.signin.SignInLinks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends a person a link that lets them do one thing with their account. The link is made when the
 * mail is; who is not registered gets none.
 */
@Component
class AccountMails {
  private final People people;
  private final EmailVerifications verifications;
  private final SignInLinks signInLinks;
  private final PasswordResets resets;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  AccountMails(
      People people,
      EmailVerifications verifications,
      SignInLinks signInLinks,
      PasswordResets resets,
      MailTemplates templates,
      Mails mails,
      PublicUrl publicUrl) {
    this.people = people;
    this.verifications = verifications;
    this.signInLinks = signInLinks;
    this.resets = resets;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  /** Tells us that mails reach the person at their address. */
  Runnable verification(Job<VerificationMail> job) {
    return send(
        job,
        people.byId(job.payload().personId()),
        person -> link("verify", "/account/email", verifications.issue(person), Duration.ZERO));
  }

  /** Lets the person's browser sign in although others try their password. */
  Runnable signIn(Job<SignInMail> job) {
    return send(
        job,
        people.byEmail(job.payload().email()),
        person -> link("sign-in", "/login/link", signInLinks.issue(person), SignInLinks.LIFE));
  }

  /** Lets the person set a new password. */
  Runnable password(Job<PasswordMail> job) {
    return send(
        job,
        people.byEmail(job.payload().email()),
        person ->
            link("password", "/account/password/reset", resets.issue(person), PasswordResets.LIFE));
  }

  /**
   * @param words the part of the messages' keys that tells the mails apart
   * @param life how long the link works, where the mail says so
   */
  private record Link(String words, String address, Duration life) {}

  @FunctionalInterface
  private interface Links {
    Link of(Person person);
  }

  private Link link(String words, String path, String token, Duration life) {
    return new Link(words, publicUrl.of(path + "?token=" + token), life);
  }

  private Runnable send(Job<?> job, Optional<Person> to, Links links) {
    return to.map(person -> send(job.name(), person, links.of(person))).orElse(() -> {});
  }

  private Runnable send(String name, Person person, Link link) {
    var locale = person.locale();
    var model =
        Map.of(
            "name", person.name(),
            "words", link.words(),
            "link", link.address(),
            "minutes", link.life().toMinutes());
    return mails.send(
        new Mail(
            name,
            person.email(),
            "StoreFlow",
            null,
            templates.word(locale, "notify." + link.words() + ".subject"),
            templates.text("account-link", locale, model),
            templates.html("account-link", locale, model)));
  }
}
