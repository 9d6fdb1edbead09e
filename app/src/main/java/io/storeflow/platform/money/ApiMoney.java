package io.storeflow.platform.money;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/**
 * Money as the API says it.
 *
 * @param amountMinor whole minor units
 * @param formatted for people, in the store's locale
 */
@Schema(name = "Money")
public record ApiMoney(long amountMinor, String currency, String formatted) {

  public static ApiMoney of(Money money, Locale locale) {
    return new ApiMoney(money.minor(), money.currency().getCurrencyCode(), money.format(locale));
  }
}
