package io.storeflow.pricelistpage;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.PriceListChanges.Said;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The price of a variant in a list, as it was typed.
 *
 * @param before what it cost before; may be left out
 */
record SaidForm(@Nullable String sku, @Nullable String price, @Nullable String before) {
  private static final int LONGEST = 200;
  static final SaidForm FRESH = new SaidForm("", "", "");

  String readSku(Errors errors) {
    return new FormText(errors).required("sku", sku, LONGEST);
  }

  /** What it says; of use only if nothing was noted. */
  Said read(Store store, Currency currency, Locale reader, Errors errors) {
    var check = new FormText(errors);
    var zero = Money.zero(currency);
    var now = check.required("price", Amount.read(price, currency, reader, store.texts()), zero);
    var then = check.optional("before", Amount.read(before, currency, reader, store.texts()), zero);
    if (then.isZero()) return new Said(now.minor(), null);
    if (then.compareTo(now) <= 0) errors.rejectValue("before", "pricelist.before.low");
    return new Said(now.minor(), then.minor());
  }
}
