package io.storeflow.pricerule;

import io.storeflow.platform.money.Conversion;
import java.util.Comparator;
import java.util.List;

/** What a rule does to the price of what it is for; amounts in minor units of the store. */
public sealed interface Effect {
  /** All of it, in hundredths of a percent. */
  int WHOLE = 10_000;

  /** What is done to a unit, whatever else is bought. */
  sealed interface Each extends Effect {}

  /** A part of the price, in hundredths of a percent: 15 % is 1500. */
  record Percent(int basisPoints) implements Each {
    public Percent {
      part(basisPoints);
    }
  }

  /** An amount off each unit. */
  record AmountEach(long minor) implements Each {
    public AmountEach {
      amount(minor, 1);
    }
  }

  /** A unit costs that much, if it would cost more. */
  record FixedPrice(long minor) implements Each {
    public FixedPrice {
      amount(minor, 0);
    }
  }

  /** An amount off once, shared by all lines that the rule is for. */
  record AmountOnce(long minor) implements Effect {
    public AmountOnce {
      amount(minor, 1);
    }
  }

  /**
   * Of so many units the cheapest are free, or cheaper, as often as there are enough.
   *
   * @param buy at full price; get: beside them
   * @param basisPoints what these are less: {@link #WHOLE} is free
   */
  record BuyGet(int buy, int get, int basisPoints) implements Effect {
    public BuyGet {
      if (buy < 1 || get < 1) throw new IllegalArgumentException("units: " + buy + ", " + get);
      part(basisPoints);
    }
  }

  /**
   * The more of a variant is bought, the less each of its units costs.
   *
   * @param steps by how many it takes, the fewest first; each other number once
   */
  record Tiers(List<Tier> steps) implements Effect {
    public Tiers {
      steps = steps.stream().sorted(Comparator.comparingInt(Tier::from)).toList();
      long numbers = steps.stream().map(Tier::from).distinct().count();
      if (steps.isEmpty() || numbers < steps.size())
        throw new IllegalArgumentException("tiers: " + steps);
    }
  }

  /** What is done to each unit where there are so many or more. */
  record Tier(int from, Each each) {
    public Tier {
      if (from < 1) throw new IllegalArgumentException("from: " + from);
    }
  }

  /** Whether it says a sum of money, which another currency would make another one. */
  default boolean hasAmount() {
    return this instanceof AmountEach
        || this instanceof FixedPrice
        || this instanceof AmountOnce
        || this instanceof Tiers(var steps) && steps.stream().anyMatch(it -> it.each.hasAmount());
  }

  /** The same for prices of another currency. */
  default Effect in(Conversion conversion) {
    return switch (this) {
      case Each each -> each(each, conversion);
      case AmountOnce(long minor) -> new AmountOnce(most(conversion.amount(minor)));
      case Tiers(var steps) ->
          new Tiers(
              steps.stream().map(it -> new Tier(it.from, each(it.each, conversion))).toList());
      case BuyGet same -> same;
    };
  }

  private static Each each(Each each, Conversion conversion) {
    return switch (each) {
      case AmountEach(long minor) -> new AmountEach(most(conversion.amount(minor)));
      case FixedPrice(long minor) -> new FixedPrice(conversion.price(minor));
      case Percent same -> same;
    };
  }

  /** What takes something off takes a minor unit off at least. */
  private static long most(long minor) {
    return Math.max(1, minor);
  }

  private static void part(int basisPoints) {
    if (basisPoints < 1 || basisPoints > WHOLE)
      throw new IllegalArgumentException("basis points: " + basisPoints);
  }

  private static void amount(long minor, long least) {
    if (minor < least) throw new IllegalArgumentException("minor units: " + minor);
  }
}
