package io.storeflow.taxpage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.postal.PostalArea;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.store.Store;
import io.storeflow.tax.OwnRate;
import io.storeflow.tax.TaxRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * A rate that a store states itself, as it was typed.
 *
 * @param here whether it is for what is eaten here
 * @param since the first day on which it holds
 * @param version of the rate that was shown; none for a new one
 */
record TaxRateForm(
    @Nullable String name,
    @Nullable String rate,
    @Nullable String taxClass,
    @Nullable String here,
    @Nullable String countries,
    @Nullable String regions,
    @Nullable String postcodes,
    @Nullable String since,
    @Nullable String version) {
  private static final int LONGEST_NAME = 60;
  private static final int WHOLE = 100;
  private static final int MOST_COUNTRIES = 60;

  static TaxRateForm fresh(Store store, LocalDate today) {
    var home = CountryList.name(store.country(), LocaleContextHolder.getLocale());
    return new TaxRateForm(
        "", "", TaxClass.STANDARD.code(), "", home, "", "", today.toString(), null);
  }

  static TaxRateForm of(OwnRate own) {
    var rate = own.rate();
    var area = rate.area();
    var locale = LocaleContextHolder.getLocale();
    return Overtaken.seen(
        new TaxRateForm(
            rate.name(),
            rate.percent(),
            rate.taxClass().code(),
            Boolean.toString(rate.here()),
            CountryList.names(area.countries(), locale),
            RegionList.names(area.regions(), locale),
            PostalArea.typed(area.postcodes(), area.countries()),
            rate.from().toString(),
            null),
        own.version());
  }

  /** What the form says; of use only if nothing was noted. */
  TaxRate check(Errors errors) {
    var check = new FormText(errors);
    var called = check.required("name", name, LONGEST_NAME);
    int ppm = check.required("rate", WholeNumber.ppm(rate, WHOLE), 0, "taxes.rate.percent.missing");
    var where = check.required("countries", readCountries(), Set.of());
    if (where.size() > MOST_COUNTRIES) errors.rejectValue("countries", "taxes.many-countries");
    var of = Coded.find(TaxClass.class, taxClass);
    if (of.isEmpty()) errors.rejectValue("taxClass", "taxes.class.unknown");
    else neverHolds(of.get(), errors);
    var from =
        check.required("since", Day.read(since), LocalDate.EPOCH, "taxes.rate.since.missing");
    var area =
        new Area(
            where,
            check.optional("regions", RegionList.read(regions, where), Set.of()),
            areas(check, where),
            List.of());
    return new TaxRate(area, of.orElse(TaxClass.STANDARD), FormText.on(here), called, ppm, from);
  }

  /** No tax is looked up for what is exempt, and food that is eaten here is taxed as a meal. */
  private void neverHolds(TaxClass of, Errors errors) {
    if (of == TaxClass.EXEMPT) errors.rejectValue("taxClass", "taxes.class.exempt");
    if (of == TaxClass.FOOD && FormText.on(here))
      errors.rejectValue("taxClass", "taxes.class.here");
  }

  /** The version that was shown; none of any rate if that was lost. */
  int versionSeen() {
    return Overtaken.row(version);
  }

  private Read<Set<String>> readCountries() {
    return CountryList.read(countries, LocaleContextHolder.getLocale());
  }

  private List<PostalArea> areas(FormText check, Set<String> where) {
    var text = check.text("postcodes", postcodes, PostalArea.LONGEST_LIST);
    return check.optional("postcodes", PostalArea.all(text, where), List.of());
  }
}
