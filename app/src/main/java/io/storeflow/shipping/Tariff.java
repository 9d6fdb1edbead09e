package io.storeflow.shipping;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rate costs: one price, or one for each band of weights or values of goods, or of
 * distances.
 *
 * @param bands from the lowest; one without an end for {@link Basis#FLAT}
 */
public record Tariff(Basis basis, List<Band> bands) {
  /** More than any price list of a carrier has. */
  public static final int MOST_BANDS = 12;

  /**
   * @param upTo the last gram, minor unit or metre that belongs to it; null for the last band of
   *     all
   */
  public record Band(@Nullable Long upTo, Money price) {}

  public Tariff {
    if (bands.isEmpty()) throw new IllegalArgumentException("a rate without a price");
    bands = List.copyOf(bands);
  }

  public static Tariff flat(Money price) {
    return new Tariff(Basis.FLAT, List.of(new Band(null, price)));
  }

  /**
   * The rule that the end of a band breaks: each is above the one before, and only the last may be
   * without; null for none.
   */
  public static @Nullable String wrongEnd(List<Band> bands, int at) {
    var end = bands.get(at).upTo;
    if (end == null) return at < bands.size() - 1 ? "shipping.bands.end" : null;
    long before = 0;
    for (var band : bands.subList(0, at)) if (band.upTo != null) before = band.upTo;
    return end <= before ? "shipping.bands.order" : null;
  }

  /**
   * @param kept bands as a row keeps them, of use where it is not flat
   */
  static Tariff ofKept(Basis basis, String kept, Money price) {
    if (basis == Basis.FLAT || kept.isEmpty()) return flat(price);
    return new Tariff(
        basis, Arrays.stream(kept.split(",")).map(it -> band(it, price.currency())).toList());
  }

  private static Band band(String kept, Currency currency) {
    int at = kept.indexOf(':');
    var upTo = kept.substring(0, at);
    var price = new Money(Long.parseLong(kept.substring(at + 1)), currency);
    return new Band(upTo.isEmpty() ? null : Long.valueOf(upTo), price);
  }

  /** The same in another currency. */
  public Tariff in(Conversion conversion) {
    if (conversion.from().equals(conversion.to())) return this;
    return new Tariff(basis, bands.stream().map(it -> in(conversion, it)).toList());
  }

  private Band in(Conversion conversion, Band band) {
    var upTo = band.upTo;
    var price = new Money(conversion.amount(band.price.minor()), conversion.to());
    if (upTo == null || basis != Basis.VALUE) return new Band(upTo, price);
    return new Band(conversion.amount(upTo.longValue()), price);
  }

  /** Its bands as a row keeps them; empty for one price. */
  public String kept() {
    if (basis == Basis.FLAT) return "";
    return bands.stream()
        .map(it -> (it.upTo == null ? "" : it.upTo) + ":" + it.price.minor())
        .collect(Collectors.joining(","));
  }

  /** The first price, which for most is the lowest. */
  public Money first() {
    return bands.getFirst().price;
  }

  /** The lowest price; where more goods make it free, the lowest of those that have one. */
  public Money from() {
    var paid = bands.stream().map(Band::price).filter(it -> freeFrom() == null || it.minor() > 0);
    return paid.min(Money::compareTo).orElseThrow();
  }

  /** From what value of goods its bands make it free; null for never, and where it always is. */
  public @Nullable Money freeFrom() {
    if (basis != Basis.VALUE) return null;
    for (int at = 1; at < bands.size(); at++) {
      var below = bands.get(at - 1);
      var end = below.upTo;
      if (end != null && bands.get(at).price.minor() == 0 && below.price.minor() > 0)
        return new Money(end + 1, below.price.currency());
    }
    return null;
  }

  public boolean isFlat() {
    return basis == Basis.FLAT;
  }

  /** Whether it says a sum of money, which another currency would make another one. */
  boolean hasAmount() {
    return basis == Basis.VALUE || bands.stream().anyMatch(it -> it.price.minor() != 0);
  }

  /**
   * What it costs; null for more than the last band takes.
   *
   * @param value of all goods
   * @param grams of those of its profile
   * @param metres to where they go; null where that is not known
   */
  @Nullable Money of(Money value, long grams, @Nullable Integer metres) {
    var band = band(value, grams, metres);
    return band == null ? null : band.price;
  }

  private @Nullable Band band(Money value, long grams, @Nullable Integer metres) {
    if (lacks(metres)) return null;
    long amount =
        switch (basis) {
          case FLAT -> 0;
          case WEIGHT -> grams;
          case VALUE -> value.minor();
          case DISTANCE -> metres == null ? 0 : metres;
        };
    for (var band : bands) if (band.upTo == null || amount <= band.upTo) return band;
    return null;
  }

  /** Whether it depends on how far it is, and that is not known. */
  boolean lacks(@Nullable Integer metres) {
    return basis == Basis.DISTANCE && metres == null;
  }
}
