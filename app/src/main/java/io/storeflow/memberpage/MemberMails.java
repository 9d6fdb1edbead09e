package io.storeflow.memberpage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.invitation.Invitation;
import io.storeflow.invitation.InvitationToMail;
import io.storeflow.invitation.Invitations;
import io.storeflow.member.OwnershipHandedOver;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.mail.Mail;
import io.storeflow.platform.mail.MailTemplates;
import io.storeflow.platform.mail.Mails;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.HashMap;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Mails invitations, in the language, name and colour of the store, and tells the former owner of a
 * merchant and the new one, each in their own language.
 */
@Component
class MemberMails {
  private final Jobs jobs;
  private final Stores stores;
  private final People people;
  private final Invitations invitations;
  private final MailTemplates templates;
  private final Mails mails;
  private final PublicUrl publicUrl;

  MemberMails(
      Jobs jobs,
      Stores stores,
      People people,
      Invitations invitations,
      MailTemplates templates,
      Mails mails,
      PublicUrl publicUrl) {
    this.jobs = jobs;
    this.stores = stores;
    this.people = people;
    this.invitations = invitations;
    this.templates = templates;
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  /** In the transaction that invites. */
  @EventListener
  void invited(InvitationToMail it) {
    var mail = new InvitationMail(it.storeId(), it.invitationId());
    jobs.enqueue(InvitationMail.KIND, mail, Jobs.Priority.CRITICAL);
  }

  /** In the transaction of the hand-over. */
  @EventListener
  void handedOver(OwnershipHandedOver it) {
    var store = it.store().id();
    jobs.enqueue(
        OwnerMail.KIND, new OwnerMail(store, it.from(), it.to(), "from"), Jobs.Priority.CRITICAL);
    jobs.enqueue(
        OwnerMail.KIND, new OwnerMail(store, it.to(), it.from(), "to"), Jobs.Priority.CRITICAL);
  }

  Runnable invite(Job<InvitationMail> job) {
    var store = stores.reopen(job.payload().storeId());
    return invitations
        .write(store, job.payload().invitationId())
        .map(it -> send(job.name(), store, it))
        .orElse(() -> {});
  }

  private Runnable send(String name, Store store, Invitations.Written written) {
    var invitation = written.invitation();
    var locale = store.locale();
    // Whose mail it is: the store that they are invited to, or all of the merchant's.
    boolean everywhere = invitation.storeId() == null;
    var from = everywhere ? store.merchant().name() : place(store, invitation);
    var subject = templates.word(locale, "invitation.mail.subject", from);
    var model = new HashMap<String, Object>();
    model.put("store", store);
    model.put("subject", subject);
    model.put("place", from);
    model.put("merchant", store.merchant().name());
    model.put("everywhere", everywhere);
    model.put("role", templates.word(locale, "invitation.role." + invitation.role().code()));
    model.put("inviter", invitation.inviter());
    model.put(
        "until", Written.dateAndClock(invitation.expiresAt().atZone(store.timeZone()), locale));
    model.put("link", publicUrl.of("/account/invitation?token=" + written.token()));
    return mails.send(
        new Mail(
            name,
            invitation.email(),
            from,
            null,
            subject,
            templates.text("invitation", locale, model),
            templates.html("invitation", locale, model)));
  }

  private String place(Store from, Invitation invitation) {
    var store = invitation.storeId();
    return store == null || store == from.id() ? from.name() : stores.reopen(store).name();
  }

  Runnable tell(Job<OwnerMail> job) {
    var work = job.payload();
    var both = people.byIds(List.of(work.personId(), work.other()));
    var to = both.get(work.personId());
    var other = both.get(work.other());
    return to == null || other == null
        ? () -> {}
        : send(job.name(), stores.reopen(work.storeId()), to, other, work.words());
  }

  private Runnable send(String name, Store store, Person to, Person other, String words) {
    var locale = to.locale();
    var subject =
        templates.word(locale, "member.mail." + words + ".subject", store.merchant().name());
    var model = new HashMap<String, Object>();
    model.put("subject", subject);
    model.put("name", to.name());
    model.put("words", words);
    model.put("merchant", store.merchant().name());
    model.put("other", other.name());
    model.put("email", other.email());
    model.put("link", publicUrl.of(store.page("/members")));
    return mails.send(
        new Mail(
            name,
            to.email(),
            "StoreFlow",
            null,
            subject,
            templates.text("owner", locale, model),
            templates.html("owner", locale, model)));
  }

  /** The kinds of work that send them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<InvitationMail> invitationMail(JobFactory jobs, MemberMails mails) {
      return jobs.closing(InvitationMail.KIND, mails::invite);
    }

    @Bean
    Task<OwnerMail> ownerMail(JobFactory jobs, MemberMails mails) {
      return jobs.closing(OwnerMail.KIND, mails::tell);
    }
  }
}
