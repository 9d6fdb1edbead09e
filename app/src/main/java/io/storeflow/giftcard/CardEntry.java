package io.storeflow.giftcard;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a card.
 *
 * @param after the balance then
 * @param order number of the order it was for; null for none
 * @param actor the name; of a shopper or StoreFlow the code of the kind
 */
public record CardEntry(
    EntryKind kind,
    Money delta,
    Money after,
    String reason,
    @Nullable Long order,
    Actor.Kind actorKind,
    String actor,
    Instant at) {

  /** Whether the actor is a person or a key, whatever the name. */
  public boolean byPerson() {
    return actorKind.isNamed();
  }
}
