package io.storeflow.ratepage;

import io.storeflow.geo.Coordinates;
import io.storeflow.geo.Degrees;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Weight;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Consignment;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * An address to try, and goods for it.
 *
 * @param profile public ids of profiles that goods have besides those without one
 */
record TryForm(
    @Nullable String country,
    @Nullable String region,
    @Nullable String postal,
    @Nullable String subtotal,
    @Nullable String weight,
    @Nullable List<String> profile,
    @Nullable String latitude,
    @Nullable String longitude,
    @Nullable String line1,
    @Nullable String city) {

  /** With the store's country where none was said. */
  TryForm orAt(Store store) {
    return country == null
        ? new TryForm(
            store.country(),
            region,
            postal,
            subtotal,
            weight,
            profile,
            latitude,
            longitude,
            line1,
            city)
        : this;
  }

  boolean isSent() {
    return country != null;
  }

  /** Whether goods of that profile are among them; "" for goods without one. */
  public boolean has(String publicId) {
    return profile == null ? publicId.isEmpty() : profile.contains(publicId);
  }

  Address address() {
    return Address.typed(country, postal, region, city, line1, "").asked();
  }

  /** Whether what was typed of the goods is an amount and a weight. */
  boolean isRead(Store store) {
    var value =
        Amount.read(subtotal, store.currency(), LocaleContextHolder.getLocale(), store.texts());
    return value.refusal().isEmpty()
        && Weight.read(weight).refusal().isEmpty()
        && Degrees.latitude(latitude).refusal().isEmpty()
        && Degrees.longitude(longitude).refusal().isEmpty()
        && Degrees.latitude(latitude).isMissing() == Degrees.longitude(longitude).isMissing();
  }

  /** Where it lies, if somebody has typed that. */
  @Nullable Coordinates at() {
    return Coordinates.ofKept(
        Degrees.latitude(latitude).value().orElse(null),
        Degrees.longitude(longitude).value().orElse(null));
  }

  /** Goods that cost so much, of which each part weighs so much. */
  Consignment goods(Store store, ShippingBook book) {
    var value =
        Amount.read(subtotal, store.currency(), LocaleContextHolder.getLocale(), store.texts())
            .orElse(store.money(0));
    long grams = Weight.read(weight).orElse(0);
    Map<Long, Long> parts = new HashMap<>();
    if (profile != null)
      for (var id : profile) book.profile(id).ifPresent(it -> parts.put(it.id(), grams));
    if (parts.isEmpty() || has("")) parts.put(Profile.NONE, grams);
    return Consignment.of(value, parts);
  }
}
