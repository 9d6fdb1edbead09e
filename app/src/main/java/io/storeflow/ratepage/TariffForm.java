package io.storeflow.ratepage;

import io.storeflow.geo.Metres;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Weight;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/** Reads what a rate costs. */
final class TariffForm {
  private final Store store;
  private final Errors errors;
  private final Locale locale = LocaleContextHolder.getLocale();

  TariffForm(Store store, Errors errors) {
    this.store = store;
    this.errors = errors;
  }

  Tariff flat(@Nullable String price) {
    var read = money(price);
    if (read.isMissing()) errors.rejectValue("price", "shipping.price.missing");
    return Tariff.flat(new FormText(errors).optional("price", read, store.money(0)));
  }

  /** Bands from the lowest, each above the one before; only the last may be without an end. */
  Tariff bands(Basis basis, List<BandForm> typed) {
    var bands = new ArrayList<Band>();
    for (int i = 0; i < typed.size(); i++)
      if (!typed.get(i).isBlank()) bands.add(band(basis, "bands[" + i + "].", typed.get(i)));
    if (bands.isEmpty()) errors.rejectValue("bands[0].price", "wrong.shipping.bands.missing");
    for (int i = 0, at = 0; i < typed.size(); i++) {
      if (typed.get(i).isBlank()) continue;
      var rule = Tariff.wrongEnd(bands, at++);
      var field = "bands[" + i + "].upTo";
      if (rule != null && !errors.hasFieldErrors(field)) errors.rejectValue(field, "wrong." + rule);
    }
    return bands.isEmpty() ? Tariff.flat(store.money(0)) : new Tariff(basis, bands);
  }

  private Band band(Basis basis, String at, BandForm typed) {
    var check = new FormText(errors);
    Read<Long> end =
        switch (basis) {
          case WEIGHT -> Weight.readWithUnit(typed.upTo()).map(Integer::longValue);
          case DISTANCE -> Metres.read(typed.upTo()).map(Integer::longValue);
          default -> money(typed.upTo()).map(Money::minor);
        };
    Long upTo = end.isMissing() ? null : check.optional(at + "upTo", end, 0L);
    var price = money(typed.price());
    if (price.isMissing()) errors.rejectValue(at + "price", "shipping.price.missing");
    return new Band(upTo, check.optional(at + "price", price, store.money(0)));
  }

  private Read<Money> money(@Nullable String typed) {
    return Amount.read(typed, store.currency(), locale, store.texts());
  }
}
