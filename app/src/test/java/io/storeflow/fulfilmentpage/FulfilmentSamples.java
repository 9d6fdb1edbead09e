package io.storeflow.fulfilmentpage;

import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What goes out of orders, is held back and handed over. */
@Component
class FulfilmentSamples implements FeatureSamples {
  private static final String ORDER = "/s/{store}/orders/{number}";
  private static final String SENT = ORDER + "/fulfilments";

  private final Placed placed;
  private final Fulfilments fulfilments;
  private final OrderHolds holds;
  private final OutgoingQueries queries;

  FulfilmentSamples(
      Placed placed, Fulfilments fulfilments, OrderHolds holds, OutgoingQueries queries) {
    this.placed = placed;
    this.fulfilments = fulfilments;
    this.holds = holds;
    this.queries = queries;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("number", SENT, this::order);
    book.thing("number", ORDER + "/hold/removal", this::held);
    book.thing("fulfilment", this::sent);
    book.form(
        SENT + " create",
        spot ->
            Map.ofEntries(
                Map.entry("lines[0].position", "1"),
                Map.entry("lines[0].left", "2"),
                Map.entry("lines[0].units", "1"),
                Map.entry("lines[1].position", "2"),
                Map.entry("lines[1].left", "1"),
                Map.entry("lines[1].units", "1"),
                Map.entry("carrier", "other"),
                Map.entry("carrierName", "Rider " + spot.mark()),
                Map.entry("tracking", "123"),
                Map.entry("link", "https://example.com/1"),
                Map.entry("mail", "true"),
                Map.entry("once", spot.mark())));
    book.form(
        SENT + "/{fulfilment} change",
        spot ->
            Map.of(
                "carrier", "other",
                "carrierName", "Rider " + spot.mark(),
                "tracking", "123",
                "link", "https://example.com/1",
                "mail", "true",
                "version", "1"));
    book.form(SENT + "/{fulfilment}/delivery deliver", spot -> Map.of());
    book.form(SENT + "/{fulfilment}/delivery/removal undeliver", spot -> Map.of());
    book.form(SENT + "/{fulfilment}/cancellation cancel", spot -> Map.of());
    book.form(
        ORDER + "/hold create", spot -> Map.of("why", "address", "note", "Note " + spot.mark()));
    book.form(ORDER + "/hold/removal remove", spot -> Map.of());
    book.form(ORDER + "/handover create", spot -> Map.of("name", "Name " + spot.mark()));
  }

  private String order(Spot spot) {
    long number =
        placed.order(
            spot.store(),
            Instant.now(),
            FulfilmentState.READY,
            row -> row.setMethod(Method.SHIPPING));
    return Long.toString(number);
  }

  private String held(Spot spot) {
    var number = order(spot);
    holds.hold(spot.store(), Long.parseLong(number), HoldReason.FRAUD, "", Actor.SYSTEM);
    return number;
  }

  private String sent(Spot spot) {
    var store = spot.store();
    long number = Long.parseLong(spot.address().getOrDefault("number", order(spot)));
    // A part, as an order that is completed may be paid with that.
    var part = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, number, part, Actor.SYSTEM);
    var id = queries.find(store, number).outgoing().parcels().getFirst().publicId();
    if (spot.pattern().endsWith("/removal"))
      fulfilments.deliver(store, number, id, FulfilmentStage.DELIVERED, Actor.SYSTEM);
    return id;
  }
}
