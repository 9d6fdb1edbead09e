package io.storeflow.shipping;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * A rate as it was typed.
 *
 * @param version of the rate that was shown; none for a new one
 * @param daysFrom working days that a parcel is on its way; one of the two stands for both
 * @param countries codes of two letters, parted by commas or spaces
 */
record RateForm(
    @Nullable String name,
    @Nullable String method,
    @Nullable String price,
    @Nullable String freeFrom,
    @Nullable String daysFrom,
    @Nullable String daysTo,
    @Nullable String countries,
    @Nullable String postalPrefixes,
    @Nullable String postalExcept,
    @Nullable String active,
    @Nullable String version) {
  private static final int LONGEST_PREFIXES = 400;

  static RateForm fresh(Store store, String method) {
    return new RateForm("", method, "", "", "", "", store.country(), "", "", "true", null);
  }

  static RateForm of(Rate rate) {
    var locale = LocaleContextHolder.getLocale();
    return new RateForm(
        rate.name(),
        rate.method().code(),
        rate.price().typed(locale),
        rate.freeFrom() == null ? "" : rate.freeFrom().typed(locale),
        rate.transit() == null ? "" : Integer.toString(rate.transit().from()),
        rate.transit() == null ? "" : Integer.toString(rate.transit().to()),
        String.join(", ", new TreeSet<>(rate.countries())),
        PostalArea.typed(rate.postcodes(), rate.countries()),
        PostalArea.typed(rate.except(), rate.countries()),
        Boolean.toString(rate.active()),
        Integer.toString(rate.version()));
  }

  /** What the form says; of use only if nothing was noted. */
  RateDraft check(Store store, Errors errors) {
    var check = new FormText(errors);
    var typedName = check.required("name", name, 120);
    var way = way(errors);
    var cost = price(store, errors);
    var free = freeFrom(store, errors);
    var transit = way == Method.SHIPPING ? transit(check, errors) : null;
    var where = way.needsAddress() ? countries(errors) : Set.<String>of();
    var only = areas(check, way, "postalPrefixes", postalPrefixes, where);
    var except = areas(check, way, "postalExcept", postalExcept, where);
    return new RateDraft(
        typedName, way, cost, free, transit, where, only, except, FormText.on(active));
  }

  /** The version that was shown; none of any rate if that was lost. */
  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  private Method way(Errors errors) {
    var chosen = Coded.find(Method.class, method);
    if (chosen.isEmpty()) errors.rejectValue("method", "shipping.method.unknown");
    return chosen.orElse(Method.PICKUP);
  }

  private Money price(Store store, Errors errors) {
    var read = Amount.read(price, store.currency(), LocaleContextHolder.getLocale(), store.texts());
    if (read.isMissing()) errors.rejectValue("price", "shipping.price.missing");
    return new FormText(errors).optional("price", read, store.money(0));
  }

  private @Nullable Money freeFrom(Store store, Errors errors) {
    var read =
        Amount.read(freeFrom, store.currency(), LocaleContextHolder.getLocale(), store.texts());
    if (read.isMissing()) return null;
    return new FormText(errors).optional("freeFrom", read, store.money(0));
  }

  private @Nullable Transit transit(FormText check, Errors errors) {
    var least = WholeNumber.read(daysFrom, 1, Transit.MOST);
    var most = WholeNumber.read(daysTo, 1, Transit.MOST);
    int from = check.optional("daysFrom", least, 0);
    int to = check.optional("daysTo", most, 0);
    if (from == 0 && to == 0) return null;
    if (from > to && to > 0) errors.rejectValue("daysTo", "shipping.days.order");
    return new Transit(from == 0 ? to : from, to == 0 ? from : to);
  }

  private Set<String> countries(Errors errors) {
    var codes =
        Arrays.stream(Typed.capitals(Typed.code(countries)).split("[,; ]+"))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    var unknown = codes.stream().filter(code -> !Regions.isCountry(code)).findFirst();
    if (codes.isEmpty()) errors.rejectValue("countries", "shipping.countries.missing");
    unknown.ifPresent(
        code ->
            errors.rejectValue(
                "countries",
                "shipping.countries.unknown",
                new Object[] {code.substring(0, Math.min(20, code.length()))},
                "unknown"));
    return unknown.isPresent() ? Set.of() : codes;
  }

  private static List<PostalArea> areas(
      FormText check, Method way, String field, @Nullable String typed, Set<String> countries) {
    if (!way.needsAddress()) return List.of();
    var text = check.optional(field, typed, LONGEST_PREFIXES);
    return check.optional(field, PostalArea.all(text, countries), List.of());
  }
}
