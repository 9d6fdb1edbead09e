package io.storeflow.ratepage;

import io.storeflow.geo.Coordinates;
import io.storeflow.geo.Degrees;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Weight;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Consignment;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * An address to try, and goods for it.
 *
 * @param profile public ids of profiles that goods have, "" for goods without one; null for none
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

  /** A single "" among values of an address is bound as no values. */
  TryForm {
    if (profile != null && profile.isEmpty()) profile = List.of("");
  }

  /** With the store's country, and goods without a profile, where nothing was said. */
  TryForm orAt(Store store) {
    return country == null
        ? new TryForm(
            store.country(),
            region,
            postal,
            subtotal,
            weight,
            profile == null ? List.of("") : profile,
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
    return profile != null && profile.contains(publicId);
  }

  Address address() {
    return Address.typed(country, postal, region, city, line1, "").asked();
  }

  /** What is no amount, no weight or no place; each points at its field. */
  List<Wrong> wrong(Store store) {
    var north = Degrees.latitude(latitude);
    var east = Degrees.longitude(longitude);
    var wrong = new ArrayList<Wrong>();
    note("subtotal", value(store), wrong);
    note("weight", Weight.readWithUnit(weight), wrong);
    note("latitude", north, wrong);
    note("longitude", east, wrong);
    if (north.isMissing() && !east.isMissing()) wrong.add(Wrong.of("latitude", "latitude"));
    if (east.isMissing() && !north.isMissing()) wrong.add(Wrong.of("longitude", "longitude"));
    return wrong;
  }

  private static void note(String field, Read<?> read, List<Wrong> wrong) {
    read.refusal().ifPresent(it -> wrong.add(new Wrong(field, it.rule(), it.with())));
  }

  private Read<Money> value(Store store) {
    return Amount.read(subtotal, store.currency(), LocaleContextHolder.getLocale(), store.texts());
  }

  /** Where it lies, if somebody has typed that. */
  @Nullable Coordinates at() {
    return Coordinates.ofKept(
        Degrees.latitude(latitude).value().orElse(null),
        Degrees.longitude(longitude).value().orElse(null));
  }

  /** Goods that cost so much, of which each part weighs so much. */
  Consignment goods(Store store, ShippingBook book) {
    var value = value(store).orElse(store.money(0));
    long grams = Weight.readWithUnit(weight).orElse(0);
    Map<Long, Long> parts = new HashMap<>();
    if (profile != null)
      for (var id : profile) book.profile(id).ifPresent(it -> parts.put(it.id(), grams));
    if (parts.isEmpty() || has("")) parts.put(Profile.NONE, grams);
    return Consignment.of(value, parts);
  }
}
