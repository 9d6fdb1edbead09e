package io.storeflow.taxpage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRates;
import io.storeflow.vatid.VatId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * How a store is taxed, as it was typed, in the order of its page.
 *
 * @param countries names or codes in which it is registered besides its own
 * @param states of the United States in which it is registered
 * @param shippingClass empty for in proportion to the goods
 * @param vatId of the store
 * @param priceStays whether prices stay where no tax is owed
 * @param version as it was when it was shown
 */
record TaxForm(
    @Nullable String workedOut,
    @Nullable String smallBusiness,
    @Nullable String oss,
    @Nullable String vatId,
    @Nullable String countries,
    @Nullable String states,
    @Nullable String shippingClass,
    @Nullable String priceStays,
    @Nullable String version) {
  private static final int LONGEST = 30;

  /** Letters of their codes, with commas between them. */
  private static final int MOST_REGISTRATIONS = 1000;

  private static final String STATES = "US";
  private static final Set<String> WITH_STATES = Set.of(STATES);

  static TaxForm of(TaxDraft draft) {
    var locale = LocaleContextHolder.getLocale();
    var countries = new TreeSet<String>();
    var states = new TreeSet<String>();
    for (var code : draft.registrations()) (code.contains("-") ? states : countries).add(code);
    return Overtaken.seen(
        new TaxForm(
            Boolean.toString(draft.workedOut()),
            Boolean.toString(draft.smallBusiness()),
            Boolean.toString(draft.oss()),
            draft.vatId(),
            CountryList.names(countries, locale),
            RegionList.names(states, locale),
            draft.shippingClass() == null ? "" : draft.shippingClass().code(),
            Boolean.toString(draft.priceStays()),
            null),
        draft.version());
  }

  /** What the form says; of use only if nothing was noted. */
  TaxDraft check(Store store, Errors errors) {
    var check = new FormText(errors);
    var registrations = new TreeSet<String>();
    var locale = LocaleContextHolder.getLocale();
    registrations.addAll(
        check.optional("countries", CountryList.read(countries, locale), Set.of()));
    if (registrations.remove(store.country())) errors.rejectValue("countries", "taxes.own");
    if (registrations.contains(STATES)) errors.rejectValue("countries", "taxes.states");
    registrations.addAll(check.optional("states", RegionList.read(states, WITH_STATES), Set.of()));
    boolean declares = FormText.on(oss) && TaxRates.seeded().isInUnion(store.country());
    if (declares && FormText.on(smallBusiness)) errors.rejectValue("oss", "taxes.oss.small");
    if (String.join(",", registrations).length() > MOST_REGISTRATIONS)
      errors.rejectValue("countries", "taxes.registrations.long");
    return new TaxDraft(
        FormText.on(workedOut),
        FormText.on(smallBusiness),
        FormText.on(oss),
        registrations,
        shippingClass(errors),
        versionSeen(),
        ownId(store, check),
        stays(errors));
  }

  /** One of the Union has a form; of others nobody told us how they are written. */
  private String ownId(Store store, FormText check) {
    return TaxRates.seeded().isInUnion(store.country())
        ? check.optional("vatId", VatId.read(vatId).map(VatId::text), "")
        : check.optional("vatId", vatId, LONGEST);
  }

  private boolean stays(Errors errors) {
    var code = Typed.code(priceStays);
    if (!Set.of("", "true", "false").contains(code))
      errors.rejectValue("priceStays", "taxes.untaxed.unknown");
    return FormText.on(code);
  }

  private @Nullable TaxClass shippingClass(Errors errors) {
    var code = Typed.code(shippingClass);
    if (code.isEmpty()) return null;
    var known = Coded.find(TaxClass.class, code);
    if (known.isEmpty()) errors.rejectValue("shippingClass", "taxes.class.unknown");
    return known.orElse(null);
  }

  private int versionSeen() {
    return Overtaken.row(version);
  }
}
