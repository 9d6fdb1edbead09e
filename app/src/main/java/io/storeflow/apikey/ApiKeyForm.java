package io.storeflow.apikey;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A new key as it was typed.
 *
 * @param until last day on which it holds; may be missing
 */
record ApiKeyForm(
    @Nullable String name,
    @Nullable String stockRead,
    @Nullable String stockWrite,
    @Nullable String productsWrite,
    @Nullable String until,
    @Nullable String shippingWrite) {

  /** A key that holds for longer was meant to hold for ever. */
  private static final int MOST_YEARS = 10;

  static ApiKeyForm fresh() {
    return new ApiKeyForm("", null, null, null, "", null);
  }

  /** The name; of use only if nothing was noted. */
  String readName(Errors errors) {
    return new FormText(errors).required("name", name, 80);
  }

  /** What it may do; of use only if nothing was noted. */
  Set<KeyScope> readScopes(Errors errors) {
    var read = EnumSet.noneOf(KeyScope.class);
    if (FormText.on(stockRead)) read.add(KeyScope.STOCK_READ);
    if (FormText.on(stockWrite)) read.add(KeyScope.STOCK_WRITE);
    if (FormText.on(productsWrite)) read.add(KeyScope.PRODUCTS_WRITE);
    if (FormText.on(shippingWrite)) read.add(KeyScope.SHIPPING_WRITE);
    if (read.isEmpty()) errors.rejectValue("stockRead", "apikey.error.scopes");
    return read;
  }

  /** When it ends: after that day in the store's zone; null for never. */
  @Nullable Instant readUntil(Errors errors, LocalDate today, ZoneId zone) {
    var read = Day.read(until);
    var day = new FormText(errors).optional("until", read, LocalDate.EPOCH);
    if (read.value().isEmpty()) return null;
    if (day.isBefore(today) || day.isAfter(today.plusYears(MOST_YEARS))) {
      errors.rejectValue("until", "apikey.error.until", new Object[] {MOST_YEARS}, "not then");
      return null;
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
