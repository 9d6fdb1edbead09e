package io.storeflow.stockapi;

import io.storeflow.apikey.KeyHolder;
import io.storeflow.apikey.KeyScope;
import io.storeflow.apikey.NeedsScope;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is, for programs. */
@RestController
@Tag(name = "Stock")
class StockApiController {
  private static final int MOST = 100;
  private static final int USUAL = 50;
  private static final String SKU = "sku";
  private static final String LIMIT = "limit";

  @Schema(name = "StockList")
  record Answer(List<Item> data, @Nullable String nextCursor) {}

  /**
   * A variant whose stock is counted.
   *
   * @param incoming units under way from one location to another
   */
  @Schema(name = "Stock")
  record Item(
      String variantId,
      String sku,
      String title,
      String variantTitle,
      int onHand,
      int reserved,
      int available,
      int incoming,
      List<At> locations) {}

  @Schema(name = "StockAtLocation")
  record At(String id, String name, int onHand, int reserved, int available) {}

  @Schema(name = "StockLocations")
  record Places(List<Place> data) {}

  /**
   * @param main whether what names no location comes here
   * @param active whether anything may come in
   */
  @Schema(name = "StockLocation")
  record Place(String id, String name, boolean main, boolean active) {}

  private final StockReader reader;
  private final Locations locations;

  StockApiController(StockReader reader, Locations locations) {
    this.reader = reader;
    this.locations = locations;
  }

  @Operation(
      operationId = "listStock",
      summary = "Read stock",
      description =
          "Of all variants whose stock is counted, or of those with these SKUs. Sums are over all"
              + " locations. Ask with cursor = next_cursor for the next ones, all else unchanged.")
  @Refuses({"unauthorized", "scope_missing", "rate_limited"})
  @NeedsScope(KeyScope.STOCK_READ)
  @GetMapping(path = "/api/v1/stores/{store}/stock", produces = "application/json")
  Answer list(
      Store store,
      @Parameter(hidden = true) KeyHolder holder,
      @Parameter(description = "Given once for each, up to 100 times")
          @RequestParam(required = false)
          @Nullable List<String> sku,
      @Parameter(description = "Id or name of a location: only what was ever counted there")
          @RequestParam(required = false)
          @Nullable String location,
      @Parameter(
              description = "So many at once",
              schema =
                  @Schema(
                      type = "integer",
                      minimum = "1",
                      maximum = "" + MOST,
                      defaultValue = "" + USUAL))
          @RequestParam(required = false)
          @Nullable String limit,
      @Parameter(description = "next_cursor of the page before, with the same filters")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(hidden = true) HttpServletRequest request) {
    var wrongs = new ArrayList<Wrong>();
    // As they were sent: a list would be cut at the commas of a single one.
    var sent = request.getParameterValues(SKU);
    var skus = sent == null ? List.<String>of() : Stream.of(sent).map(Typed::line).toList();
    if (skus.size() > MOST) wrongs.add(Wrong.of(SKU, "query.many", MOST));
    var at = new LocationsOnDemand(store, locations).idOf("location", location, wrongs);
    int size = limit(limit, wrongs);
    if (!wrongs.isEmpty()) throw Problem.invalid(wrongs);
    var page = reader.page(store, skus, at, size, cursor);
    var levels = reader.levels(store, page.rows().stream().map(StockReader.Row::id).toList());
    return new Answer(
        page.rows().stream().map(it -> item(it, levels.getOrDefault(it.id(), List.of()))).toList(),
        page.older());
  }

  @Operation(operationId = "listStockLocations", summary = "Read where stock is kept")
  @Refuses({"unauthorized", "scope_missing", "rate_limited"})
  @NeedsScope(KeyScope.STOCK_READ)
  @GetMapping(path = "/api/v1/stores/{store}/stock/locations", produces = "application/json")
  Places places(Store store, @Parameter(hidden = true) KeyHolder holder) {
    return new Places(locations.all(store).stream().map(StockApiController::place).toList());
  }

  private static int limit(@Nullable String typed, List<Wrong> wrongs) {
    if (typed == null || typed.isEmpty()) return USUAL;
    var read = WholeNumber.read(typed, 1, MOST);
    if (read.value().isEmpty()) wrongs.add(Wrong.of(LIMIT, "query.range", 1, MOST));
    return read.orElse(USUAL);
  }

  private static Item item(StockReader.Row row, List<StockReader.Level> levels) {
    int onHand = levels.stream().mapToInt(StockReader.Level::onHand).sum();
    int reserved = levels.stream().mapToInt(StockReader.Level::reserved).sum();
    return new Item(
        row.publicId(),
        row.sku(),
        row.productTitle(),
        row.title(),
        onHand,
        reserved,
        levels.stream().mapToInt(StockReader.Level::available).sum(),
        row.incoming(),
        levels.stream().map(StockApiController::at).toList());
  }

  private static At at(StockReader.Level it) {
    return new At(it.location(), it.name(), it.onHand(), it.reserved(), it.available());
  }

  private static Place place(Location it) {
    return new Place(it.publicId(), it.name(), it.main(), it.active());
  }
}
