package io.storeflow.shippingapi;

import io.storeflow.apikey.KeyScope;
import io.storeflow.apikey.NeedsScope;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a store ships, for programs of the merchant. */
@RestController
@Tag(name = "Shipping")
class ShippingApiController {
  /** The code of the problem that somebody was faster. */
  static final String CHANGED = "shipping_changed";

  private final ShippingBooks books;

  ShippingApiController(ShippingBooks books) {
    this.books = books;
  }

  @Operation(
      operationId = "readShipping",
      summary = "Read how the store ships",
      description = "Its zones with their rates in their order, also those that are switched off.")
  @Refuses({"unauthorized", "scope_missing", "rate_limited"})
  @NeedsScope(KeyScope.SHIPPING_WRITE)
  @GetMapping(path = "/api/v1/stores/{store}/shipping", produces = MediaType.APPLICATION_JSON_VALUE)
  ShippingAnswer show(Store store) {
    return ShippingAnswer.of(store, books.of(store));
  }
}
