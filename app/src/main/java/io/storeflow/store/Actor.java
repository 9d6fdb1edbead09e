package io.storeflow.store;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Who does something: a person who is signed in, a shopper, or StoreFlow itself. What kind it is
 * stands beside the name, because a person may be called anything.
 *
 * @param name of the person; for the others the code of the kind
 */
public record Actor(Kind kind, @Nullable Long personId, String name) {
  public static final Actor SHOPPER = new Actor(Kind.SHOPPER, null, Kind.SHOPPER.code());
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, Kind.SYSTEM.code());

  public enum Kind implements Coded {
    PERSON,
    SHOPPER,
    SYSTEM;
  }

  public static Actor of(SignedIn person) {
    return new Actor(Kind.PERSON, person.personId(), person.displayName());
  }
}
