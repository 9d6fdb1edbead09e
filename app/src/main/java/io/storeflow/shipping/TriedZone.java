package io.storeflow.shipping;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a zone decided for an address, and what became of its rates.
 *
 * @param zone null for pickup
 * @param rates empty where it did not decide
 */
public record TriedZone(Method method, @Nullable Zone zone, Verdict verdict, List<Choice> rates) {

  /** Of a zone. */
  public enum Verdict implements Coded {
    DECIDES,
    /** The store has the method switched off. */
    METHOD,
    /** A store without an address has no pickup. */
    ADDRESS,
    COUNTRY,
    REGION,
    POSTCODE,
    LEFT_OUT,
    /** One before it decided. */
    EARLIER,
    /** The goods cost too little. */
    MINIMUM,
    /** Some of the goods have a profile for which it has no rate. */
    PROFILE;

    static Verdict of(Area.Reach reach) {
      return switch (reach) {
        case HERE -> DECIDES;
        case COUNTRY -> COUNTRY;
        case REGION -> REGION;
        case POSTCODE -> POSTCODE;
        case LEFT_OUT -> LEFT_OUT;
      };
    }
  }

  /** Of a rate. */
  public enum Outcome implements Coded {
    /** Shoppers choose it. */
    OFFERED,
    /** Its price is added to that of others. */
    ADDED,
    OFF,
    /** No goods have its profile. */
    PROFILE,
    /** More than its last band takes. */
    OVER,
    /** It goes by distance, and how far it is nobody knows. */
    NOWHERE,
    /** Another one is added that costs less. */
    DEARER,
    /** Nothing is offered here. */
    NOT_HERE
  }

  /**
   * @param price what a shopper would pay who chooses it, or what it adds; null for nothing
   */
  public record Choice(Rate rate, Outcome outcome, @Nullable Money price) {}

  public boolean decides() {
    return verdict == Verdict.DECIDES;
  }

  /** Whether a shopper can have goods sent or brought by it. */
  public boolean brings() {
    return zone != null && rates.stream().anyMatch(it -> it.outcome() == Outcome.OFFERED);
  }
}
