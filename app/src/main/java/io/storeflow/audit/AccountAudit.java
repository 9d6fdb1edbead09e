package io.storeflow.audit;

import io.storeflow.account.AccountChanged;
import io.storeflow.account.People;
import io.storeflow.account.SignedIn;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Stores;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An account belongs to a person, and what the person does belongs to merchants: each merchant in
 * whose stores the person works has the change of the account in its log.
 */
@Component
class AccountAudit {
  private final Stores stores;
  private final People people;
  private final ApplicationEventPublisher events;

  AccountAudit(Stores stores, People people, ApplicationEventPublisher events) {
    this.stores = stores;
    this.people = people;
    this.events = events;
  }

  @EventListener
  void write(AccountChanged change) {
    var person = people.byId(change.personId()).orElseThrow();
    var changes = Audited.Changes.none();
    change.changes().forEach((field, it) -> changes.field(field, it.before(), it.after()));
    var signedIn = new SignedIn(person.id(), person.name());
    for (var merchant : stores.merchantsOf(signedIn))
      events.publishEvent(
          new Audited(
              Actor.of(signedIn),
              merchant,
              null,
              change.action(),
              "person",
              people.publicId(person.id()),
              person.email(),
              changes.map(),
              null));
  }
}
