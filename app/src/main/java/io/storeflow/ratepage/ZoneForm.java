package io.storeflow.ratepage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * A zone as it was typed.
 *
 * @param countries names or codes, parted by commas
 * @param regions names or codes within them, parted by commas
 * @param postcodes beginnings and ranges within them
 * @param first whether a new zone decides before all others, see {@link ZoneChanges#create}
 * @param version of the zone that was shown; none for a new one
 */
record ZoneForm(
    @Nullable String name,
    @Nullable String method,
    @Nullable String countries,
    @Nullable String regions,
    @Nullable String postcodes,
    @Nullable String except,
    @Nullable String minimum,
    @Nullable String first,
    @Nullable String version) {
  static ZoneForm fresh(Store store, String method) {
    var home = CountryList.name(store.country(), LocaleContextHolder.getLocale());
    return new ZoneForm("", method, home, "", "", "", "", "", null);
  }

  static ZoneForm of(Zone zone) {
    var locale = LocaleContextHolder.getLocale();
    var area = zone.area();
    return Overtaken.seen(
        new ZoneForm(
            zone.name(),
            zone.method().code(),
            CountryList.names(area.countries(), locale),
            RegionList.names(area.regions(), locale),
            PostalArea.typed(area.postcodes(), area.countries()),
            PostalArea.typed(area.except(), area.countries()),
            zone.minimum() == null ? "" : zone.minimum().typed(locale),
            "",
            null),
        zone.version());
  }

  /** What the form says; of use only if nothing was noted. */
  ZoneDraft check(Store store, Errors errors) {
    var check = new FormText(errors);
    var typedName = check.optional("name", name, 120);
    var way = Coded.find(Method.class, method).filter(Method::needsAddress);
    if (way.isEmpty()) errors.rejectValue("method", "wrong.shipping.zone.method");
    var where = check.required("countries", readCountries(), Set.of());
    return new ZoneDraft(
        typedName,
        way.orElse(Method.SHIPPING),
        new Area(
            where,
            check.optional("regions", RegionList.read(regions, where), Set.of()),
            areas(check, "postcodes", postcodes, where),
            areas(check, "except", except, where)),
        minimum(store, errors));
  }

  boolean isFirst() {
    return FormText.on(first);
  }

  /** The version that was shown; none of any zone if that was lost. */
  int versionSeen() {
    return Overtaken.row(version);
  }

  private Read<Set<String>> readCountries() {
    return CountryList.read(countries, LocaleContextHolder.getLocale());
  }

  private @Nullable Money minimum(Store store, Errors errors) {
    var read =
        Amount.read(minimum, store.currency(), LocaleContextHolder.getLocale(), store.texts());
    if (read.isMissing()) return null;
    var least = new FormText(errors).optional("minimum", read, store.money(0));
    return least.minor() == 0 ? null : least;
  }

  private static List<PostalArea> areas(
      FormText check, String field, @Nullable String typed, Set<String> countries) {
    var text = check.text(field, typed, PostalArea.LONGEST_LIST);
    return check.optional(field, PostalArea.all(text, countries), List.of());
  }
}
