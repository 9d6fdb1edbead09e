package io.storeflow.signup;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.time.TimeZones;
import io.storeflow.store.StoreSettings;
import io.storeflow.store.StoreSlug;
import io.storeflow.store.Trade;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.validation.Errors;

/**
 * Turns what was typed for a new store into its settings; the rest is preset by country and kind.
 */
final class StoreCheck {
  static final String RESTAURANT = "restaurant";
  static final String GOODS = "goods";

  private static final int RESTAURANT_MINUTES = 25;
  private static final int GOODS_MINUTES = 24 * 60;

  /** Told apart at a glance; each can be changed later. */
  private static final List<String> COLOURS =
      List.of(
          "#a8355f", "#1c6b66", "#8a5a00", "#2f5fb3", "#6a4bb0", "#9c3d1e", "#3d6b1f", "#7a3b7a");

  private StoreCheck() {}

  /** The settings; of use only if nothing was noted. */
  static StoreSettings settings(StoreForm form, FormText check, Errors errors, Instant now) {
    var name = check.name("storeName", form.storeName(), 120);
    var typed = StoreSlug.read(form.slug());
    var slug = typed.orElse(StoreSlug.of(name));
    if (typed.refusal().isPresent()) {
      var better = StoreSlug.of(Typed.line(form.slug()));
      errors.rejectValue("slug", "signup.slug.form", new Object[] {better}, "not an address");
    }
    var country = Objects.requireNonNullElse(form.country(), "");
    if (!Regions.isCountry(country)) errors.rejectValue("country", "signup.country.unknown");
    boolean restaurant = RESTAURANT.equals(form.kind());
    if (!restaurant && !GOODS.equals(form.kind()))
      errors.rejectValue("kind", "signup.kind.unknown");
    var preset = Regions.preset(country);
    return StoreSettings.of(slug, name)
        .saying(name, "")
        .in(country, preset.currency(), timeZone(form, country, errors, now), preset.locale())
        .coloured(COLOURS.get(Math.floorMod(slug.hashCode(), COLOURS.size())))
        .offering(true, restaurant, !restaurant)
        .readyIn(restaurant ? RESTAURANT_MINUTES : GOODS_MINUTES)
        .selling(restaurant ? Trade.RESTAURANT : Trade.GOODS)
        .build();
  }

  /** The one that the country has; where there are several, the one that was chosen. */
  private static String timeZone(StoreForm form, String country, Errors errors, Instant now) {
    var zones = TimeZones.of(country, now);
    if (zones.size() == 1) return zones.getFirst();
    var chosen = Objects.requireNonNullElse(form.timeZone(), "");
    boolean right = zones.isEmpty() ? TimeZones.isOne(chosen) : TimeZones.isIn(country, chosen);
    if (!right && Regions.isCountry(country)) errors.rejectValue("timeZone", "signup.zone.choose");
    return chosen;
  }
}
