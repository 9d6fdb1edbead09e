package io.storeflow.store;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Who does something: a person who is signed in, a shopper, a program of the merchant, or StoreFlow
 * itself. What kind it is stands beside the name, because a person may be called anything.
 *
 * @param name of the person or the key; for the others the code of the kind
 */
public record Actor(Kind kind, @Nullable Long personId, String name) {
  public static final Actor SHOPPER = new Actor(Kind.SHOPPER, null, Kind.SHOPPER.code());
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, Kind.SYSTEM.code());

  public enum Kind implements Coded {
    PERSON,
    SHOPPER,
    SYSTEM,
    /** A program of the merchant; its name is that of its key. */
    KEY;

    /** Whether the actor's name is one that somebody gave; else it is the code of the kind. */
    public boolean isNamed() {
      return this == PERSON || this == KEY;
    }
  }

  /**
   * A program of the merchant.
   *
   * @param hint beginning of its key, as two keys may have one name
   */
  public static Actor key(String name, String hint) {
    return new Actor(Kind.KEY, null, name + " (" + hint + ")");
  }

  /**
   * Who it was, as it is kept with work that goes on later.
   *
   * @param personId null for StoreFlow itself
   */
  public static Actor kept(@Nullable Long personId, String name) {
    return personId == null ? SYSTEM : new Actor(Kind.PERSON, personId, name);
  }

  public static Actor of(SignedIn person) {
    return new Actor(Kind.PERSON, person.personId(), person.displayName());
  }
}
