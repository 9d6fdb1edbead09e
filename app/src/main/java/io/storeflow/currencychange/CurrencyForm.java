package io.storeflow.currencychange;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The other currency, and what becomes of amounts, as it was typed.
 *
 * @param way whether figures are kept or converted
 * @param rate what a unit of the store's money is in the other
 */
record CurrencyForm(
    @Nullable String currency,
    @Nullable String way,
    @Nullable String rate,
    @Nullable String version) {
  /** A unit of one currency is worth a million of another at most. */
  private static final int MOST = 1_000_000;

  private static final String KEEP = "keep";
  private static final String CONVERT = "convert";

  /** Whether anything was asked yet. */
  boolean isAsked() {
    return !Typed.line(currency).isEmpty();
  }

  CurrencyForm orUsual(int version) {
    return new CurrencyForm(
        currency, Typed.line(way).isEmpty() ? CONVERT : way, rate, Integer.toString(version));
  }

  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /**
   * @param known currencies that are offered
   */
  Optional<Conversion> check(Store store, List<Choice> known, Errors errors) {
    var code = Typed.line(currency);
    if (known.stream().noneMatch(it -> it.value().equals(code)))
      errors.rejectValue("currency", "settings.currency.unknown");
    boolean kept = Typed.line(way).equals(KEEP);
    if (!kept && code.equals(store.settings().currency()))
      errors.rejectValue("currency", "currency.same");
    if (!kept && !Typed.line(way).equals(CONVERT))
      errors.rejectValue("way", "currency.way.unknown");
    var read = WholeNumber.millionths(rate, MOST);
    long millionths = kept ? Conversion.KEPT : new FormText(errors).optional("rate", read, 0L);
    if (!kept && Typed.line(rate).isEmpty()) errors.rejectValue("rate", "currency.rate.missing");
    if (errors.hasErrors()) return Optional.empty();
    return Optional.of(new Conversion(store.currency(), Currency.getInstance(code), millionths));
  }
}
