package io.storeflow.shippingapi;

import io.storeflow.apikey.KeyHolder;
import io.storeflow.apikey.KeyScope;
import io.storeflow.apikey.NeedsScope;
import io.storeflow.apikey.Once;
import io.storeflow.idempotency.IfMatch;
import io.storeflow.idempotency.SentKey;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.rates.ShippingFull;
import io.storeflow.rates.StaleRate;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The zones of a store, which a program creates and changes as staff do. */
@RestController
@Tag(name = "Shipping")
@RequestMapping("/api/v1/stores/{store}/shipping/zones")
class ZoneApiController {
  private final ShippingBooks books;
  private final ZoneChanges changes;
  private final Once once;
  private final JsonMapper json;

  ZoneApiController(ShippingBooks books, ZoneChanges changes, Once once, JsonMapper json) {
    this.books = books;
    this.changes = changes;
    this.once = once;
    this.json = json;
  }

  @Operation(
      operationId = "createShippingZone",
      summary = "Create a zone",
      description =
          "Where rates of one method go; it has none yet. Sent again under its key, a request gets"
              + " the same answer and makes no second zone.")
  @ApiResponse(
      responseCode = "201",
      description = "It is there",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ShippingAnswer.Zone.class)))
  @Refuses({
    "unauthorized",
    "scope_missing",
    "idempotency_key_missing",
    "request_in_progress",
    "idempotency_key_reused",
    "rate_limited"
  })
  @NeedsScope(KeyScope.SHIPPING_WRITE)
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> create(
      Store store,
      KeyHolder holder,
      @Parameter(
              required = true,
              description = "A text of your own, new for each zone",
              example = "zone-1",
              schema = @Schema(type = "string", minLength = 1, maxLength = SentKey.MOST))
          @RequestHeader(name = SentKey.HEADER, required = false)
          @Nullable String key,
      @BodyExample(name = "berlin", description = "Delivery within Berlin", value = ZoneBody.NEW)
          JsonBody<ZoneBody> body) {
    var sent = body.read();
    var request = "zone " + sent.canonical();
    return once.created(store, holder, key, request, () -> made(store, sent, holder));
  }

  @Operation(
      operationId = "changeShippingZone",
      summary = "Change a zone",
      description =
          "What is left out stays as it is. With If-Match it is changed only if nobody has changed"
              + " it since; an empty body changes nothing and answers with the ETag.")
  @ApiResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ShippingAnswer.Zone.class)))
  @Refuses({"unauthorized", "scope_missing", "shipping_changed", "rate_limited"})
  @NeedsScope(KeyScope.SHIPPING_WRITE)
  @PatchMapping(
      path = "/{zone}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ShippingAnswer.Zone> update(
      Store store,
      KeyHolder holder,
      @Parameter(description = "The id of the zone", example = "4kXbTzLmQv5rT4m9Kc1wPq")
          @PathVariable("zone")
          String publicId,
      @Parameter(description = "ETag of the answer that the change is made from", example = "\"3\"")
          @RequestHeader(name = "If-Match", required = false)
          @Nullable String match,
      @BodyExample(name = "wider", description = "It goes further", value = ZoneBody.CHANGE)
          JsonBody<ZoneBody> body) {
    var book = books.of(store);
    var before = book.zone(publicId).orElseThrow(NotFound::new);
    IfMatch.require(match, before.version(), ShippingApiController.CHANGED);
    var sent = body.read();
    var draft = sent.value().read(store, before, sent.wrongs());
    sent.requireRight();
    try {
      changes.change(store, publicId, before.version(), draft, holder.actor());
    } catch (StaleRate stale) {
      throw IfMatch.changed(ShippingApiController.CHANGED);
    }
    var now = told(store, publicId);
    return ResponseEntity.ok().eTag(IfMatch.etag(now.version())).body(now);
  }

  @Operation(
      operationId = "deleteShippingZone",
      summary = "Remove a zone",
      description = "With its rates. Orders keep what they were charged.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Refuses({"unauthorized", "scope_missing", "rate_limited"})
  @NeedsScope(KeyScope.SHIPPING_WRITE)
  @DeleteMapping("/{zone}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Store store,
      KeyHolder holder,
      @Parameter(description = "The id of the zone", example = "4kXbTzLmQv5rT4m9Kc1wPq")
          @PathVariable("zone")
          String publicId) {
    changes.delete(store, publicId, holder.actor());
  }

  private Once.Done made(Store store, CheckedBody<ZoneBody> sent, KeyHolder holder) {
    var book = books.of(store);
    var draft = sent.value().read(store, null, sent.wrongs());
    sent.requireRight();
    try {
      var id = changes.create(store, draft, sent.value().isFirst(), holder.actor());
      return new Once.Done(json.writeValueAsString(told(store, id)), () -> {});
    } catch (ShippingFull full) {
      throw Problem.invalid(List.of(Wrong.of("", "shipping.zone.many", full.most())));
    }
  }

  private ShippingAnswer.Zone told(Store store, String publicId) {
    var book = books.of(store);
    return ShippingAnswer.Zone.of(store, book, book.zone(publicId).orElseThrow(NotFound::new));
  }
}
