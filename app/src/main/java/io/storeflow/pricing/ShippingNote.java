package io.storeflow.pricing;

import io.storeflow.shipping.Method;
import io.storeflow.shipping.TriedZone;
import io.storeflow.shipping.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is brought at its price, as it was when it was placed.
 *
 * @param rate the one that was taken; empty in orders from before this was written
 * @param quote that was shown; null for none
 * @param steps how the price came about
 * @param zones that were tried: those that decided, then the first of the others
 * @param others how many more did not fit
 * @param eatenHere whether it is eaten at the store; null in orders from before this was written
 */
public record ShippingNote(
    String rate,
    long minor,
    @Nullable Quote quote,
    List<PriceNote.Told> steps,
    List<Place> zones,
    int others,
    @Nullable Boolean eatenHere) {
  public static final ShippingNote NONE =
      new ShippingNote("", 0, null, List.of(), List.of(), 0, null);

  /** A store may have more zones and rates than anybody reads. */
  private static final int MOST_OTHERS = 20;

  private static final int MOST_RATES = 50;
  private static final int MOST_COUNTRIES = 3;

  /**
   * @param held whether its price was taken
   */
  public record Quote(String id, Instant expires, boolean held) {}

  /**
   * @param method code of {@link Method}
   * @param countries the first of them; empty for pickup
   * @param verdict code of {@link TriedZone.Verdict}
   */
  public record Place(
      String method, String name, List<String> countries, String verdict, List<Choice> rates) {

    /** What people call it; null for pickup. */
    public @Nullable String title(Locale reader) {
      return countries.isEmpty() ? null : Zone.title(name, countries, reader);
    }

    public boolean decides() {
      return verdict.equals(TriedZone.Verdict.DECIDES.code());
    }
  }

  /**
   * @param outcome code of {@link TriedZone.Outcome}
   * @param minor what it would have cost; null for nothing
   */
  public record Choice(String name, String outcome, @Nullable Long minor) {}

  static ShippingNote of(Totals totals, @Nullable Quote quote) {
    var rate = totals.rate();
    if (rate == null) return NONE;
    Predicate<TriedZone> told = it -> !it.rates().isEmpty();
    var others = new ArrayList<>(totals.zones());
    others.removeIf(told);
    // What was not taken says least.
    others.sort(
        (one, it) -> Boolean.compare(it.method() == rate.method(), one.method() == rate.method()));
    var first = others.subList(0, Math.min(MOST_OTHERS, others.size()));
    return new ShippingNote(
        rate.name(),
        rate.due().minor(),
        quote,
        totals.steps().stream().map(PriceNote::told).toList(),
        Stream.concat(totals.zones().stream().filter(told), first.stream())
            .map(ShippingNote::place)
            .toList(),
        others.size() - first.size(),
        totals.isEatenHere());
  }

  public boolean isEaten() {
    return Boolean.TRUE.equals(eatenHere);
  }

  public boolean isThere() {
    return !rate.isEmpty();
  }

  private static Place place(TriedZone tried) {
    var zone = tried.zone();
    return new Place(
        tried.method().code(),
        zone == null ? "" : zone.name(),
        zone == null
            ? List.of()
            : zone.area().countries().stream().sorted().limit(MOST_COUNTRIES).toList(),
        tried.verdict().code(),
        tried.rates().stream().limit(MOST_RATES).map(ShippingNote::choice).toList());
  }

  private static Choice choice(TriedZone.Choice tried) {
    var price = tried.price();
    return new Choice(
        tried.rate().name(), tried.outcome().code(), price == null ? null : price.minor());
  }
}
