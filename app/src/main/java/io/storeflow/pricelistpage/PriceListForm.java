package io.storeflow.pricelistpage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.ExchangeRate;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceListRow;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A price list as it was typed.
 *
 * @param currency of a new one
 * @param version of the list that was shown; none for a new one
 * @param go what the button says: to show examples, or nothing
 */
record PriceListForm(
    @Nullable String currency,
    @Nullable String rate,
    @Nullable String rounding,
    @Nullable String active,
    @Nullable String version,
    @Nullable String go) {
  private static final String EXAMPLES = "preview";

  static final PriceListForm FRESH =
      new PriceListForm("", "", PriceRounding.NONE.code(), "true", null, null);

  static PriceListForm of(PriceListRow row, Locale reader) {
    var conversion = row.list().conversion();
    return Overtaken.seen(
        new PriceListForm(
            conversion.to().getCurrencyCode(),
            MoneyFormat.typed(written(conversion.rate()), reader),
            conversion.rounding().code(),
            Boolean.toString(row.active()),
            null,
            null),
        row.version());
  }

  /** With a decimal more where three would be read as thousands. */
  private static String written(BigDecimal rate) {
    var plain = rate.stripTrailingZeros();
    return (plain.scale() == 3 ? plain.setScale(4) : plain).toPlainString();
  }

  /**
   * What it says; of use only if nothing was noted.
   *
   * @param of the list that is changed, whose currency stays; null for a new one
   */
  PriceListDraft read(Store store, @Nullable PriceListRow of, Errors errors) {
    var to = of == null ? currency(store, errors) : of.list().currency();
    var check = new FormText(errors);
    var read = check.required("rate", ExchangeRate.read(rate), BigDecimal.ONE);
    var how = Coded.find(PriceRounding.class, rounding);
    if (how.isEmpty()) errors.rejectValue("rounding", "pricelist.rounding.unknown");
    else if (!how.get().isFor(MoneyFormat.digits(to)))
      errors.rejectValue(
          "rounding", "pricelist.rounding.decimals", new Object[] {to.getCurrencyCode()}, "fine");
    return new PriceListDraft(
        new Conversion(store.ownCurrency(), to, read, how.orElse(PriceRounding.NONE)),
        FormText.on(active));
  }

  private Currency currency(Store store, Errors errors) {
    var code = Typed.capitals(Typed.code(currency));
    if (!Regions.isCurrency(code)) {
      errors.rejectValue("currency", "pricelist.currency.unknown");
      return store.ownCurrency();
    }
    var own = store.ownCurrency();
    if (code.equals(own.getCurrencyCode()))
      errors.rejectValue("currency", "pricelist.currency.own", new Object[] {code}, "own");
    return Currency.getInstance(code);
  }

  /** Whether it is only to be looked at what prices come to. */
  boolean asksForExamples() {
    return EXAMPLES.equals(go);
  }

  /** The version that was shown; none of any list if that was lost. */
  int versionSeen() {
    return Overtaken.row(version);
  }
}
