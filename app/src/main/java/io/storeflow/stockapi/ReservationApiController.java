package io.storeflow.stockapi;

import io.storeflow.apikey.KeyHolder;
import io.storeflow.apikey.KeyScope;
import io.storeflow.apikey.NeedsScope;
import io.storeflow.apikey.Once;
import io.storeflow.hold.Holds;
import io.storeflow.hold.TooManyHolds;
import io.storeflow.idempotency.SentKey;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.Reservations.Wish;
import io.storeflow.inventory.StockMove;
import io.storeflow.location.Locations;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Stock that a program holds for a while, and lets go of. */
@RestController
@Tag(name = "Stock")
class ReservationApiController {
  @Schema(name = "Reservation")
  record Answer(String id, Instant expiresAt) {}

  private final Goods goods;
  private final Locations locations;
  private final Holds holds;
  private final Inventory inventory;
  private final HeldAudit audit;
  private final Once once;
  private final JsonMapper json;

  ReservationApiController(
      Goods goods,
      Locations locations,
      Holds holds,
      Inventory inventory,
      HeldAudit audit,
      Once once,
      JsonMapper json) {
    this.goods = goods;
    this.locations = locations;
    this.holds = holds;
    this.inventory = inventory;
    this.audit = audit;
    this.once = once;
    this.json = json;
  }

  @Operation(
      operationId = "reserveStock",
      summary = "Reserve stock for a while",
      description =
          "Up to 100 items: all are held, or none. They are free again when the reservation is"
              + " released or expires. Sent again under its key, a request gets the same answer.")
  @ApiResponse(
      responseCode = "201",
      description = "All of it is held",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Answer.class)))
  @Refuses({
    "unauthorized",
    "scope_missing",
    "idempotency_key_missing",
    "insufficient_stock",
    "too_many_reservations",
    "sku_ambiguous",
    "request_in_progress",
    "idempotency_key_reused",
    "rate_limited"
  })
  @NeedsScope(KeyScope.STOCK_WRITE)
  @PostMapping(
      path = "/api/v1/stores/{store}/stock/reservations",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> create(
      Store store,
      KeyHolder holder,
      @Parameter(
              required = true,
              description = "A text of your own, new for each reservation",
              example = "basket-4711",
              schema = @Schema(type = "string", minLength = 1, maxLength = SentKey.MOST))
          @RequestHeader(name = SentKey.HEADER, required = false)
          @Nullable String key,
      @BodyExample(
              name = "reserved",
              description = "Two for ten minutes",
              value = ReservationBody.EXAMPLE)
          JsonBody<ReservationBody> body) {
    var sent = body.read();
    var answer =
        once.answer(
            store, holder, key, "reserve " + sent.canonical(), () -> done(store, sent, holder));
    return SentKey.created(answer);
  }

  @Operation(
      operationId = "releaseReservation",
      summary = "Release a reservation",
      description = "All that it holds is free again. One that has expired is not found.")
  @ApiResponse(responseCode = "204", description = "It is released")
  @Refuses({"unauthorized", "scope_missing", "rate_limited"})
  @NeedsScope(KeyScope.STOCK_WRITE)
  @DeleteMapping("/api/v1/stores/{store}/stock/reservations/{reservation}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Store store,
      KeyHolder holder,
      @Parameter(description = "The id of the reservation", example = "7bQx2LmVt9sYk0RwZp4nHc")
          @PathVariable
          String reservation) {
    audit.released(
        store,
        reservation,
        holder.actor(),
        () -> holds.release(store, reservation, holder.actor()));
  }

  private Once.Done done(Store store, CheckedBody<ReservationBody> sent, KeyHolder holder) {
    var request = sent.value();
    var items = request.items();
    var named = new ArrayList<Goods.Named>();
    var places = new ArrayList<@Nullable Long>();
    var known = new LocationsOnDemand(store, locations);
    for (int i = 0; i < items.size(); i++) {
      var at = "/items/" + i;
      var item = items.get(i);
      named.add(Lines.named(at, item.sku(), item.variantId(), sent.wrongs()));
      places.add(known.idOf(at + "/location", item.location(), sent.wrongs()));
    }
    var reference = Typed.line(request.reference());
    TextRules.optionalLine(sent.wrongs(), "/reference", reference, 120);
    sent.requireRight();
    var found = goods.find(store, named);
    var wishes = new ArrayList<Wish>();
    for (int i = 0; i < items.size(); i++)
      wishes.add(new Wish(found.get(i).id(), places.get(i), items.get(i).quantity()));
    var seconds = request.expiresIn();
    var life = Duration.ofSeconds(seconds == null ? ReservationBody.USUAL_SECONDS : seconds);
    // Asked before the stock is locked, for which others wait.
    var names = inventory.named(store, found.stream().map(Goods.Found::id).toList());
    try {
      var held = holds.begin(store, life, reference, holder.actor());
      audit.held(store, held.publicId(), reference, holder.actor());
      var answer = json.writeValueAsString(new Answer(held.publicId(), held.until()));
      return new Once.Done(
          answer,
          () ->
              inventory.announce(
                  store, hold(store, held, wishes, found, reference, holder), names));
    } catch (TooManyHolds many) {
      throw new Problem(HttpStatus.CONFLICT, "too_many_reservations");
    }
  }

  private List<StockMove> hold(
      Store store,
      Holds.Begun held,
      List<Wish> wishes,
      List<Goods.Found> found,
      String reference,
      KeyHolder holder) {
    try {
      return holds.hold(store, held, wishes, reference, holder.actor());
    } catch (InsufficientStock few) {
      throw Lines.fewer(few, found, i -> Lines.few("/items/" + i + "/quantity", found.get(i), few));
    }
  }
}
