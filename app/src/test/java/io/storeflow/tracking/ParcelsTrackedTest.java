package io.storeflow.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.id.Ids;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Trade;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What shoppers see of what went out of their order. */
@AppTest
class ParcelsTrackedTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private Fulfilments fulfilments;
  @Autowired private Orders orders;
  @Autowired private Tracking tracking;

  @Test
  void showsEachParcelAndWhatIsStillToCome() {
    var store = world.store();
    var goods = world.goods(store, 500, null);
    var order =
        world.order(store, World.request(world.rate(store, Method.SHIPPING, 0), null, goods, 3));
    var page = "/track/" + order.publicId();
    var shopper = staff.visitor(null);
    assertThat(shopper.get(page).body()).doesNotContain("Parcel 1", "Still to come");
    var label = new ParcelLabel(Carrier.OTHER, "Rad & Tat", "A/1", "https://example.com/1");
    var part = new Sending(Map.of(1, 1), label, "", false, false, null, null);
    fulfilments.send(store, order.number(), part, Actor.SYSTEM);
    assertThat(shopper.get(page + "/progress").body())
        .contains("Parcel 1", "On its way", "Rad &amp; Tat", "A/1", "https://example.com/1")
        .contains("Sent so far: 1 of 3. The rest follows.", "Still to come")
        .doesNotContain("??");
    var json = JsonMapper.shared().readTree(shopper.get("/api/v1" + page).body());
    assertThat(json.at("/fulfilments/0/stage").asString()).isEqualTo("shipped");
    assertThat(json.at("/fulfilments/0/carrier").asString()).isEqualTo("Rad & Tat");
    assertThat(json.at("/fulfilments/0/lines/0/quantity").asInt()).isEqualTo(1);
    assertThat(json.at("/unsent/0/quantity").asInt()).isEqualTo(2);
    var sent = tracking.follow(order.publicId()).outgoing().parcels().getFirst().publicId();
    fulfilments.deliver(store, order.number(), sent, FulfilmentStage.DELIVERED, Actor.SYSTEM);
    fulfilments.send(store, order.number(), Sending.all(false), Actor.SYSTEM);
    assertThat(shopper.get(page).body())
        .contains("Parcel 2", "Delivered")
        .contains("<h1>Shipped</h1>")
        .doesNotContain("Still to come", "Sent so far");
    for (var parcel : tracking.follow(order.publicId()).outgoing().parcels())
      if (parcel.deliveredAt() == null)
        fulfilments.deliver(
            store, order.number(), parcel.publicId(), FulfilmentStage.DELIVERED, Actor.SYSTEM);
    assertThat(shopper.get(page).body()).contains("<h1>Delivered</h1>");
  }

  /** Only once it is ready, and in no answer for programs: that goes to whoever has the id. */
  @Test
  void showsTheCodeWhereItIsFetched() {
    var store = world.store();
    var goods = world.goods(store, 500, null);
    var order =
        world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, goods, 1));
    var page = "/track/" + order.publicId();
    var shopper = staff.visitor(null);
    assertThat(shopper.get(page).body()).doesNotContain("pickup code");
    for (var state : new FulfilmentState[] {FulfilmentState.PREPARING, FulfilmentState.READY})
      orders.move(store, order.number(), state, Actor.SYSTEM);
    var code = tracking.follow(order.publicId()).code();
    assertThat(code).hasSize(4);
    assertThat(shopper.get(page).body()).contains("Your pickup code", ">" + code + "<");
    assertThat(shopper.get("/api/v1" + page).body()).doesNotContain("\"" + code + "\"");
    orders.move(store, order.number(), FulfilmentState.COMPLETED, Actor.SYSTEM);
    assertThat(shopper.get(page).body()).doesNotContain("pickup code", "Parcel", "Part 1");
  }

  /** A store of goods packs them, also for who fetches them; a meal is prepared. */
  @Test
  void whatIsFetchedFromAShelfIsPacked() {
    assertThat(preparedAtACounter(Trade.GOODS))
        .contains("<h1>Being packed</h1>", "<b>Being packed</b>", "<b>Ready at the counter</b>")
        .doesNotContain("Being prepared");
    assertThat(preparedAtACounter(Trade.RESTAURANT))
        .contains("<h1>Being prepared</h1>", "<b>Being prepared</b>")
        .doesNotContain("Being packed");
  }

  private String preparedAtACounter(Trade trade) {
    var settings = World.settingsOf("t-" + Ids.next()).selling(trade).build();
    var store = world.store(world.merchant(), settings);
    var rate = world.rate(store, Method.PICKUP, 0);
    var order = world.order(store, World.request(rate, null, world.goods(store, 500, null), 1));
    orders.move(store, order.number(), FulfilmentState.PREPARING, Actor.SYSTEM);
    return staff.visitor(null).get("/track/" + order.publicId()).body();
  }
}
