package io.storeflow.tracking;

import io.storeflow.fulfilment.Fulfilment;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.modifier.ApiExtra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnStage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where an order is, for programs. */
@RestController
@Tag(name = "Orders")
class TrackApiController {
  @Schema(name = "StoreName")
  record StoreName(String slug, String name) {}

  @Schema(name = "TrackedLine")
  record Line(
      String title,
      String variantTitle,
      String sku,
      int quantity,
      ApiMoney unitPrice,
      @Schema(description = "Quantity times unit price, less discount and tax_spared")
          ApiMoney total,
      List<ApiExtra> modifiers,
      @Schema(description = "Units that were not there when it was ordered, and come later")
          int backordered,
      @Schema(description = "What rules, codes and points took off; positive") ApiMoney discount,
      @Schema(description = "Tax that its price holds and that was not owed") ApiMoney taxSpared) {}

  @Schema(name = "TrackedStage")
  record Event(Instant at, @CodeOf(Stage.class) String stage) {}

  @Schema(name = "TrackedUnits")
  record Units(String title, String variantTitle, String sku, int quantity) {
    static List<Units> of(List<Outgoing.Line> lines) {
      return lines.stream()
          .map(it -> new Units(it.title(), it.variant(), it.sku(), it.quantity()))
          .toList();
    }
  }

  @Schema(name = "TrackedFulfilment", description = "What went out together, such as a parcel")
  record Sent(
      String id,
      @CodeOf(FulfilmentStage.class) String stage,
      @Schema(description = "What the carrier is called; empty where none is known") String carrier,
      @Schema(description = "Empty where none is known") String trackingNumber,
      @Schema(description = "A page of the carrier that says how far it is")
          @Nullable String trackingUrl,
      Instant sentAt,
      @Nullable Instant deliveredAt,
      List<Units> lines) {
    static Sent of(Outgoing order, Fulfilment it) {
      return new Sent(
          it.publicId(),
          it.stage().code(),
          it.label().carrierName(),
          it.label().number(),
          it.label().url(),
          it.sentAt(),
          it.deliveredAt(),
          Units.of(order.contents(it)));
    }
  }

  @Schema(name = "TrackedReturnLine")
  record ReturnLine(
      String title,
      String variantTitle,
      @Schema(description = "Units that are to come back") int quantity,
      @Schema(description = "Units that came and were looked at") int received) {}

  @Schema(
      name = "TrackedReturn",
      description = "What comes back together. Why, and what was written of it, is not told")
  record SentBack(
      String id,
      @Schema(description = "Of its order, from 1") int number,
      @CodeOf(ReturnStage.class) String stage,
      Instant requestedAt,
      @Schema(description = "When it came and was looked at; null until then")
          @Nullable Instant receivedAt,
      @Nullable Instant closedAt,
      List<ReturnLine> lines) {
    static SentBack of(Return it) {
      return new SentBack(
          it.publicId(),
          it.number(),
          it.stage().code(),
          it.requestedAt(),
          it.receivedAt(),
          it.closedAt(),
          it.lines().stream()
              .map(
                  line ->
                      new ReturnLine(
                          line.title(), line.variant(), line.quantity(), line.received()))
              .toList());
    }
  }

  @Schema(name = "TrackedOrder")
  record Answer(
      String publicId,
      String number,
      StoreName store,
      @CodeOf(PaymentState.class) String paymentState,
      @CodeOf(FulfilmentState.class) String fulfilmentState,
      @CodeOf(Stage.class) String stage,
      @Nullable Instant promisedAt,
      @Schema(
              description =
                  "Days until a parcel leaves, by the calendar of the store, 0 for today; null for"
                      + " what is no parcel, and once it is packed")
          @Nullable Integer leavesInDays,
      List<Line> lines,
      List<Event> timeline,
      @Schema(description = PaymentState.SETTLED) boolean settled,
      @Schema(description = "What has gone out and did not come back, in the order in which it did")
          List<Sent> fulfilments,
      @Schema(description = "What is still to go out") List<Units> unsent,
      @Schema(
              description =
                  "What its shopper wants to send back, or has, the first one first; also what was"
                      + " declined or called off")
          List<SentBack> returns) {}

  private final Tracking tracking;
  private final Clock clock;

  TrackApiController(Tracking tracking, Clock clock) {
    this.tracking = tracking;
    this.clock = clock;
  }

  @Operation(
      operationId = "followOrder",
      summary = "Follow an order",
      description = "Nothing about the person: whoever has the id may know how far the order is.")
  @GetMapping(path = "/api/v1/track/{publicId}", produces = "application/json")
  Answer show(
      @Parameter(description = "The public_id of the order", example = "0Qm3nXkq7fHs2LwZ9RtYcD")
          @PathVariable
          String publicId) {
    var order = tracking.follow(publicId);
    var locale = order.store().locale();
    return new Answer(
        order.publicId(),
        order.number(),
        new StoreName(order.store().slug(), order.store().name()),
        order.payment().code(),
        order.fulfilment().code(),
        order.stage().code(),
        order.promisedAt(),
        order.leavesInDays(clock.instant()),
        order.lines().stream()
            .map(
                line ->
                    new Line(
                        line.title(),
                        line.variantTitle(),
                        line.sku(),
                        line.quantity(),
                        ApiMoney.of(line.unitPrice(), locale),
                        ApiMoney.of(line.total(), locale),
                        ApiExtra.of(line.extras(), locale),
                        line.backordered(),
                        ApiMoney.of(line.discount(), locale),
                        ApiMoney.of(line.spared(), locale)))
            .toList(),
        order.timeline().stream().map(it -> new Event(it.at(), it.stage().code())).toList(),
        order.payment().isSettled(order.settledAt()),
        order.outgoing().parcels().stream().map(it -> Sent.of(order.outgoing(), it)).toList(),
        Units.of(order.outgoing().left()),
        order.returns().stream().map(SentBack::of).toList());
  }
}
