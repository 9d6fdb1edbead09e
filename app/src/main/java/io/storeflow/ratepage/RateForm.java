package io.storeflow.ratepage;

import io.storeflow.pickup.OwnStock;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.rates.RateDraft;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Transit;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * A rate as it was typed.
 *
 * @param zone public id; empty for pickup
 * @param price where one holds for all goods
 * @param bands where there are several
 * @param daysFrom working days that a parcel is on its way; one of the two stands for both
 * @param profile public id of the goods that it is for; empty for those without one
 * @param version of the rate that was shown; none for a new one
 * @param cutoff from when on an order counts as of the next working day
 * @param leadMinutes until it can be fetched
 * @param location public id of where it is fetched; empty for the address of the store
 * @param eatenHere whether what is picked up is eaten at the store
 * @param onlyThere whether nothing is brought to that place from others
 * @param elsewhereMinutes by which it is ready later where something is
 */
record RateForm(
    @Nullable String name,
    @Nullable String zone,
    @Nullable String basis,
    @Nullable String price,
    @Nullable List<BandForm> bands,
    @Nullable String freeFrom,
    @Nullable String daysFrom,
    @Nullable String daysTo,
    @Nullable String profile,
    @Nullable String active,
    @Nullable String version,
    @Nullable String cutoff,
    @Nullable String handlingDays,
    @Nullable String leadMinutes,
    @Nullable String location,
    @Nullable String eatenHere,
    @Nullable String onlyThere,
    @Nullable String elsewhereMinutes) {
  /** Empty rows after those that are filled in. */
  private static final int ROOM = 3;

  static RateForm fresh(String zone) {
    return new RateForm(
            "",
            zone,
            Basis.FLAT.code(),
            "",
            null,
            "",
            "",
            "",
            "",
            "true",
            null,
            "",
            "",
            "",
            "",
            "",
            "",
            "")
        .withRoom();
  }

  static RateForm of(ShippingBook book, Rate rate) {
    var locale = LocaleContextHolder.getLocale();
    var transit = rate.transit();
    return Overtaken.seen(
        new RateForm(
                rate.name(),
                book.zone(rate).map(Zone::publicId).orElse(""),
                rate.tariff().basis().code(),
                rate.tariff().isFlat() ? rate.tariff().first().typed(locale) : "",
                bands(rate.tariff(), locale),
                rate.freeFrom() == null ? "" : rate.freeFrom().typed(locale),
                transit == null ? "" : Integer.toString(transit.from()),
                transit == null ? "" : Integer.toString(transit.to()),
                profile(book, rate.profile()),
                Boolean.toString(rate.active()),
                null,
                Objects.requireNonNullElse(rate.handling().cutoffText(), ""),
                rate.handling().days() == 0 ? "" : Integer.toString(rate.handling().days()),
                Objects.toString(rate.handling().minutes(), ""),
                rate.place() == null ? "" : rate.place().publicId(),
                Boolean.toString(rate.eatenHere()),
                Boolean.toString(rate.stock().alone()),
                rate.stock().minutes() == 0 ? "" : Integer.toString(rate.stock().minutes()))
            .withRoom(),
        rate.version());
  }

  private static String profile(ShippingBook book, long id) {
    return book.profiles().stream()
        .filter(it -> it.id() == id)
        .map(Profile::publicId)
        .findFirst()
        .orElse("");
  }

  private static List<BandForm> bands(Tariff tariff, Locale locale) {
    if (tariff.isFlat()) return List.of();
    return tariff.bands().stream()
        .map(it -> new BandForm(end(tariff.basis(), it, locale), it.price().typed(locale)))
        .toList();
  }

  private static String end(Basis basis, Tariff.Band band, Locale locale) {
    if (band.upTo() == null) return "";
    return switch (basis) {
      case WEIGHT -> band.upTo() + " g";
      case DISTANCE -> band.upTo() + " m";
      default -> new Money(band.upTo(), band.price().currency()).typed(locale);
    };
  }

  /** The same of that zone: a rate stays in its own. */
  RateForm of(@Nullable String its) {
    return with("zone", its);
  }

  /** With rows for more bands. */
  RateForm withRoom() {
    var rows = new ArrayList<BandForm>();
    if (bands != null)
      bands.stream()
          .limit(Tariff.MOST_BANDS)
          .map(it -> Objects.requireNonNullElse(it, BandForm.BLANK))
          .forEach(rows::add);
    int filled = rows.size();
    while (filled > 0 && rows.get(filled - 1).isBlank()) filled--;
    while (rows.size() < Math.min(Tariff.MOST_BANDS, filled + ROOM)) rows.add(BandForm.BLANK);
    return with("bands", rows);
  }

  private RateForm with(String field, @Nullable Object value) {
    var changed = new HashMap<String, @Nullable Object>();
    changed.put(field, value);
    return Parts.with(this, changed);
  }

  /**
   * What the form says; of use only if nothing was noted.
   *
   * @param places of the store from which something may be fetched
   */
  RateDraft check(Store store, ShippingBook book, List<PickupPlace> places, Errors errors) {
    var check = new FormText(errors);
    var typedName = check.required("name", name, 120);
    var where = zone(book, errors);
    var method = where == null ? Method.PICKUP : where.method();
    return new RateDraft(
        typedName,
        where,
        tariff(store, method, errors),
        freeFrom(store, errors),
        method == Method.SHIPPING ? transit(check, errors) : null,
        where == null ? null : profile(book, errors),
        FormText.on(active),
        method == Method.PICKUP ? lead(check) : handling(check),
        method == Method.PICKUP ? place(places, errors) : null,
        method == Method.PICKUP && FormText.on(eatenHere),
        method == Method.PICKUP ? stock(check) : OwnStock.FIRST);
  }

  private Handling handling(FormText check) {
    int days =
        check.optional("handlingDays", WholeNumber.read(handlingDays, 0, Handling.MOST_DAYS), 0);
    var at = TimeOfDay.read(cutoff);
    int minute = check.optional("cutoff", at, 0);
    return new Handling(days, at.isMissing() ? null : minute, null);
  }

  private Handling lead(FormText check) {
    var read = WholeNumber.read(leadMinutes, 0, Handling.MOST_MINUTES);
    int minutes = check.optional("leadMinutes", read, 0);
    return read.isMissing() ? Handling.NONE : new Handling(0, null, minutes);
  }

  /** Of a place alone: the store has no other than its own. */
  private OwnStock stock(FormText check) {
    var read = WholeNumber.read(elsewhereMinutes, 0, Handling.MOST_MINUTES);
    int minutes = check.optional("elsewhereMinutes", read, 0);
    if (Typed.code(location).isEmpty()) return OwnStock.FIRST;
    return new OwnStock(FormText.on(onlyThere), minutes);
  }

  private @Nullable PickupPlace place(List<PickupPlace> places, Errors errors) {
    var read = PickupPlace.among(places, location).map(Optional::of);
    return new FormText(errors).optional("location", read, Optional.empty()).orElse(null);
  }

  /** The version that was shown; none of any rate if that was lost. */
  int versionSeen() {
    return Overtaken.row(version);
  }

  private @Nullable Zone zone(ShippingBook book, Errors errors) {
    var id = Typed.code(zone);
    if (id.isEmpty()) return null;
    var found = book.zone(id);
    if (found.isEmpty()) errors.rejectValue("zone", "wrong.shipping.zone.unknown");
    return found.orElse(null);
  }

  private @Nullable Profile profile(ShippingBook book, Errors errors) {
    var id = Typed.code(profile);
    if (id.isEmpty()) return null;
    var found = book.profile(id);
    if (found.isEmpty()) errors.rejectValue("profile", "wrong.shipping.profile.unknown");
    return found.orElse(null);
  }

  /** A pickup weighs nothing. */
  private Tariff tariff(Store store, Method method, Errors errors) {
    var reader = new TariffForm(store, errors);
    if (method == Method.PICKUP) return reader.flat(price);
    var chosen = Coded.find(Basis.class, basis);
    if (chosen.isEmpty()) errors.rejectValue("basis", "wrong.shipping.basis.unknown");
    var by = chosen.orElse(Basis.FLAT);
    if (!by.suits(method)) errors.rejectValue("basis", "wrong.shipping.basis.unknown");
    return by == Basis.FLAT
        ? reader.flat(price)
        : reader.bands(by, bands == null ? List.of() : bands);
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
    var said = Transit.said(from, to);
    if (said != null && said.isUpsideDown())
      errors.rejectValue("daysTo", "wrong.shipping.days.order");
    return said;
  }
}
