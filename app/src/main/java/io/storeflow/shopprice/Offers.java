package io.storeflow.shopprice;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import io.storeflow.unitprice.UnitPrice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for a product by rules that hold now: by everybody, or by who asks.
 *
 * @param now what one costs; null where that is its price
 * @param steps what more of them cost
 * @param personal whether somebody may pay another price
 * @param each what one costs of each variant that rules make cheaper, by public id
 */
public record Offers(
    @Nullable Now now, List<Step> steps, boolean personal, Map<String, Each> each) {
  static final Offers NONE = new Offers(null, List.of(), false, Map.of());

  /**
   * What one of a variant costs.
   *
   * @param until when it ends; null for no end within a year
   */
  public record Each(Money price, @Nullable Instant until) {}

  /**
   * What one costs.
   *
   * @param names of the rules, as shoppers read them
   * @param each of the variant that costs least
   * @param from whether other variants cost more
   * @param before the price that may stand struck through beside it; null for none
   * @param until when it ends; null for no end within a year
   */
  public record Now(
      List<String> names,
      Money each,
      boolean from,
      @Nullable Money before,
      @Nullable UnitPrice unit,
      @Nullable Instant until) {

    /** The price alone, by whatever rules and for however long. */
    Now unnamed() {
      return new Now(List.of(), each, from, before, unit, null);
    }
  }

  /**
   * What each costs of so many or more.
   *
   * @param each rounded, where {@code further} says that it is not the same of each
   * @param percent of their price that is saved, rounded
   * @param sum what so many cost, to the minor unit
   */
  public record Step(
      int units, Money each, boolean from, int percent, Money sum, Further further) {}

  /** What is true of the price of each while more are bought, up to the next step. */
  public enum Further implements Coded {
    SAME,
    /** What is taken off is rounded once, for all of them. */
    ROUNDED,
    /** It is taken off so many alone. */
    CAPPED
  }

  /** The same where somebody may pay another price, or not. */
  Offers personal(boolean may) {
    return may == personal ? this : new Offers(now, steps, may, each);
  }

  /** Whether its page says the same. */
  boolean looksLike(Offers other) {
    return Objects.equals(now, other.now) && steps.equals(other.steps);
  }

  /** Whether its page has nothing to say, and nothing to ask. */
  public boolean isEmpty() {
    return now == null && steps.isEmpty() && !personal;
  }

  /**
   * Where its page asks what whoever looks at it pays, up to the id of the product; null where
   * everybody pays the same.
   */
  public @Nullable String asked(Store store) {
    return personal ? asked(store, "/prices/product") : null;
  }

  static String asked(Store store, String path) {
    return store.shop(path) + (store.list() == null ? "?of=" : "&of=");
  }
}
