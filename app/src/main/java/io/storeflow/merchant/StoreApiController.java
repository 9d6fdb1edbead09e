package io.storeflow.merchant;

import io.storeflow.platform.money.PriceList;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know of a store, as JSON. */
@RestController
@Tag(name = "Stores")
class StoreApiController {

  @Schema(name = "Store")
  record ApiStore(
      String id,
      String slug,
      String name,
      String currency,
      String country,
      String timeZone,
      String locale,
      @Schema(description = "All that it sells in, its own first") List<String> currencies) {}

  @GetMapping("/api/v1/stores/{store}")
  @Operation(operationId = "readStore", summary = "Read a store")
  ApiStore show(Store store) {
    var settings = store.settings();
    return new ApiStore(
        store.publicId(),
        settings.slug(),
        settings.name(),
        settings.currency(),
        settings.country(),
        settings.timeZone(),
        settings.locale(),
        Stream.concat(
                Stream.of(store.ownCurrency()), store.lists().stream().map(PriceList::currency))
            .map(Currency::getCurrencyCode)
            .toList());
  }
}
