package io.storeflow.currencychange;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.pricelist.ExchangeRate;
import io.storeflow.product.Rounding;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The other currency, and what becomes of amounts, as it was typed.
 *
 * @param way what becomes of prices of products
 * @param rest what becomes of rates, minimums and price rules
 * @param rate what a unit of the store's money is in the other
 */
record CurrencyForm(
    @Nullable String currency,
    @Nullable String way,
    @Nullable String rest,
    @Nullable String rate,
    @Nullable String rounding,
    @Nullable String version) {
  static final List<Way> OF_GOODS = List.of(Way.CONVERT, Way.KEEP);

  /** Whether anything was asked yet. */
  boolean isAsked() {
    return !Typed.line(currency).isEmpty();
  }

  CurrencyForm orUsual(int version) {
    return new CurrencyForm(
        currency,
        or(way, Way.CONVERT),
        or(rest, Way.CONVERT),
        rate,
        or(rounding, Rounding.EXACT),
        Integer.toString(version));
  }

  private static String or(@Nullable String typed, Coded usual) {
    var line = Typed.line(typed);
    return line.isEmpty() ? usual.code() : line;
  }

  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /**
   * @param known currencies that are offered
   */
  Optional<Change> check(Store store, List<Choice> known, Errors errors) {
    var code = Typed.line(currency);
    if (known.stream().noneMatch(it -> it.value().equals(code)))
      errors.rejectValue("currency", "settings.currency.unknown");
    var goods = Coded.find(Way.class, Typed.line(way)).filter(OF_GOODS::contains);
    if (goods.isEmpty()) errors.rejectValue("way", "currency.way.unknown");
    var others = Coded.find(Way.class, Typed.line(rest));
    if (others.isEmpty()) errors.rejectValue("rest", "currency.way.unknown");
    boolean converts =
        goods.filter(Way.CONVERT::equals).or(() -> others.filter(Way.CONVERT::equals)).isPresent();
    if (converts && code.equals(store.settings().currency()))
      errors.rejectValue("currency", "currency.same");
    var round = Coded.find(Rounding.class, Typed.line(rounding));
    if (round.isEmpty()) errors.rejectValue("rounding", "bulk.error.rounding");
    var read = ExchangeRate.millionths(rate);
    long millionths = converts ? new FormText(errors).optional("rate", read, 0L) : 0L;
    if (converts && Typed.line(rate).isEmpty()) errors.rejectValue("rate", "currency.rate.missing");
    if (errors.hasErrors()) return Optional.empty();
    var to = Currency.getInstance(code);
    if (converts && !Rounding.of(to).contains(round.orElseThrow())) {
      errors.rejectValue("rounding", "currency.rounding.not", new Object[] {code}, "no such");
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            store.currency(),
            to,
            goods.orElseThrow(),
            others.orElseThrow(),
            millionths,
            round.orElseThrow()));
  }
}
