package io.storeflow.checkoutapi;

import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.Schema;

/** A rate as the API names it, in a quote and where prices have changed. */
@Schema(name = "Rate")
record QuotedRate(
    @Schema(description = "That of the configured rate: it stays the same") String id,
    String name,
    @CodeOf(Method.class) String method,
    ApiMoney price) {

  static QuotedRate of(Store store, Offer offer) {
    return new QuotedRate(
        offer.id(), offer.name(), offer.method().code(), ApiMoney.of(offer.due(), store.locale()));
  }
}
