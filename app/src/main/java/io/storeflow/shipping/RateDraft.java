package io.storeflow.shipping;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Audited.Changes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A rate as somebody wants it. */
record RateDraft(
    String name,
    Method method,
    Money price,
    @Nullable Money freeFrom,
    @Nullable Transit transit,
    Set<String> countries,
    List<PostalArea> postcodes,
    List<PostalArea> except,
    boolean active) {

  static RateDraft of(Rate rate) {
    return new RateDraft(
        rate.name(),
        rate.method(),
        rate.price(),
        rate.freeFrom(),
        rate.transit(),
        rate.countries(),
        rate.postcodes(),
        rate.except(),
        rate.active());
  }

  /**
   * What it changes, for the audit log.
   *
   * @param before null for a new rate
   */
  Changes differences(@Nullable RateDraft before) {
    return Changes.none()
        .field("name", before == null ? null : before.name, name)
        .field("method", before == null ? null : before.method.code(), method.code())
        .field("price", before == null ? null : before.price.plain(), price.plain())
        .field("free_from", before == null ? null : plain(before.freeFrom), plain(freeFrom))
        .field("days", before == null ? null : plain(before.transit), plain(transit))
        .field("countries", before == null ? null : sorted(before.countries), sorted(countries))
        .field(
            "postal_prefixes",
            before == null ? null : PostalArea.told(before.postcodes),
            PostalArea.told(postcodes))
        .field(
            "postal_except",
            before == null ? null : PostalArea.told(before.except),
            PostalArea.told(except))
        .field("active", before == null ? null : before.active, active);
  }

  private static @Nullable String plain(@Nullable Transit transit) {
    return transit == null ? null : transit.plain();
  }

  private static @Nullable String plain(@Nullable Money amount) {
    return amount == null ? null : amount.plain();
  }

  private static String sorted(Set<String> countries) {
    return String.join(", ", new TreeSet<>(countries));
  }
}
