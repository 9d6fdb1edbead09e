package io.storeflow.productapi;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money as a program sends it. */
@Schema(name = "Price")
record PriceBody(
    @Schema(description = "In minor units", minimum = "0", maximum = "999999999") int amountMinor,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "That of the store; left out for that")
        @Nullable String currency) {

  /** Notes another currency than the store's. */
  Money read(Store store, String pointer, List<Wrong> wrongs) {
    AskedCurrency.same(store, pointer + "/currency", currency, wrongs);
    return new Money(amountMinor, store.currency());
  }
}
