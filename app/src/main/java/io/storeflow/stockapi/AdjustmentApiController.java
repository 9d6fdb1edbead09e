package io.storeflow.stockapi;

import io.storeflow.apikey.KeyHolder;
import io.storeflow.apikey.KeyScope;
import io.storeflow.apikey.NeedsScope;
import io.storeflow.apikey.Once;
import io.storeflow.idempotency.SentKey;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LocationClosed;
import io.storeflow.location.Locations;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.stockapi.StockAdjustments.Wanted;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Stock that a program sets or adjusts. */
@RestController
@Tag(name = "Stock")
class AdjustmentApiController {
  /** What is there after the changes, line by line. */
  @Schema(name = "StockAdjusted")
  record Answer(List<Line> data) {}

  @Schema(name = "StockAdjustedLine")
  record Line(
      String sku, String variantId, String location, int onHand, int reserved, int available) {}

  private final Goods goods;
  private final Locations locations;
  private final StockAdjustments adjustments;
  private final Inventory inventory;
  private final StockReader reader;
  private final Once once;
  private final JsonMapper json;

  AdjustmentApiController(
      Goods goods,
      Locations locations,
      StockAdjustments adjustments,
      Inventory inventory,
      StockReader reader,
      Once once,
      JsonMapper json) {
    this.goods = goods;
    this.locations = locations;
    this.adjustments = adjustments;
    this.inventory = inventory;
    this.reader = reader;
    this.once = once;
    this.json = json;
  }

  @Operation(
      operationId = "adjustStock",
      summary = "Set or adjust stock",
      description =
          "Up to 100 lines: all are made, or none. Sent again under its key, a request gets the same"
              + " answer and changes nothing.\n\n`delta` changes what is on hand, `set` makes"
              + " it exactly that number, however often it is sent and whatever it was. Units of a"
              + " variant that were sold when none was left are owed, and on hand is below 0 by them:"
              + " who sets what lies on the shelf takes off what is owed first, who books a delivery"
              + " sends a `delta`.")
  @ApiResponse(
      responseCode = "200",
      description = "All was made",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Answer.class)))
  @Refuses({
    "unauthorized",
    "scope_missing",
    "idempotency_key_missing",
    "insufficient_stock",
    "sku_ambiguous",
    "request_in_progress",
    "idempotency_key_reused",
    "rate_limited"
  })
  @NeedsScope(KeyScope.STOCK_WRITE)
  @PostMapping(
      path = "/api/v1/stores/{store}/stock/adjustments",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  String create(
      Store store,
      KeyHolder holder,
      @Parameter(
              required = true,
              description = "A text of your own, new for each change",
              example = "count-4711",
              schema = @Schema(type = "string", minLength = 1, maxLength = SentKey.MOST))
          @RequestHeader(name = SentKey.HEADER, required = false)
          @Nullable String key,
      @BodyExample(
              name = "adjusted",
              description = "Two fewer here, so many there",
              value = AdjustmentsBody.EXAMPLE)
          JsonBody<AdjustmentsBody> body) {
    var sent = body.read();
    return once.answer(
        store, holder, key, "adjust " + sent.canonical(), () -> done(store, sent, holder));
  }

  private Once.Done done(Store store, CheckedBody<AdjustmentsBody> sent, KeyHolder holder) {
    var places = new Places(locations.all(store));
    var lines = sent.value().adjustments();
    var named = new ArrayList<Goods.Named>();
    for (int i = 0; i < lines.size(); i++)
      named.add(read("/adjustments/" + i, lines.get(i), sent.wrongs()));
    for (int i = 0; i < lines.size(); i++)
      places.read("/adjustments/" + i + "/location", lines.get(i).location(), sent.wrongs());
    sent.requireRight();
    var found = goods.find(store, named);
    var wanted = new ArrayList<Wanted>();
    var seen = new HashSet<List<Long>>();
    var twice = new ArrayList<Wrong>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var at = places.read("", line.location(), new ArrayList<>());
      var place = at == null ? places.main() : at;
      if (!seen.add(List.of(found.get(i).id(), place.id())))
        twice.add(Wrong.of("/adjustments/" + i + "/sku", "stock.twice"));
      wanted.add(
          new Wanted(found.get(i), place, line.delta(), line.set(), Typed.line(line.reason())));
    }
    if (!twice.isEmpty()) throw Problem.invalid(twice);
    try {
      var moves = adjustments.make(store, wanted, holder.actor());
      var answer = json.writeValueAsString(answer(store, wanted));
      return new Once.Done(answer, () -> inventory.announce(store, moves));
    } catch (InsufficientStock few) {
      throw Lines.fewer(
          few,
          found,
          i ->
              lines.get(i).set() == null
                  ? Lines.few("/adjustments/" + i + "/delta", found.get(i), few)
                  : Lines.reserved("/adjustments/" + i + "/set", found.get(i), few));
    } catch (LocationClosed closed) {
      throw Problem.invalid(List.of(Wrong.of("/adjustments", "stock.location")));
    }
  }

  private static Goods.Named read(String at, AdjustmentsBody.Line line, List<Wrong> wrongs) {
    if ((line.delta() == null) == (line.set() == null))
      wrongs.add(Wrong.of(at + "/delta", "stock.delta_or_set"));
    TextRules.optionalLine(wrongs, at + "/reason", Typed.line(line.reason()), 200);
    return Lines.named(at, line.sku(), line.variantId(), wrongs);
  }

  private Answer answer(Store store, List<Wanted> wanted) {
    var levels = reader.levels(store, wanted.stream().map(it -> it.goods().id()).toList());
    return new Answer(
        wanted.stream()
            .map(
                it -> {
                  var level =
                      levels.getOrDefault(it.goods().id(), List.of()).stream()
                          .filter(each -> each.place() == it.at().id())
                          .findFirst();
                  int onHand = level.map(StockReader.Level::onHand).orElse(0);
                  int reserved = level.map(StockReader.Level::reserved).orElse(0);
                  return new Line(
                      it.goods().sku(),
                      it.goods().publicId(),
                      it.at().publicId(),
                      onHand,
                      reserved,
                      level.map(StockReader.Level::available).orElse(0));
                })
            .toList());
  }
}
