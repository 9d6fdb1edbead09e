package io.storeflow.pricelist;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money as a program sends it. */
@Schema(name = "Price")
public record SentPrice(
    @Schema(description = "In minor units", minimum = "0", maximum = "" + SentPrice.MOST)
        int amountMinor,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "That of the store; left out for that")
        @Nullable String currency) {
  static final int MOST = 999_999_999;

  /** Notes another currency than the store's. */
  public Money read(Store store, String pointer, List<Wrong> wrongs) {
    AskedCurrency.same(store, pointer + "/currency", currency, wrongs);
    return new Money(amountMinor, store.currency());
  }
}
