package io.storeflow.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnTerms;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returns;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told of what comes back. */
@AppTest
class ReturnsTrackedTest extends AtAShop {
  @Autowired private Fulfilments fulfilments;
  @Autowired private Returns returns;
  @Autowired private ReturnQueries queries;
  @Autowired private ReturnTermsChanges terms;

  @Test
  void saysHowFarItIsAndNothingOfTheShopper() {
    terms.say(store, new ReturnTerms(30, "", "", 0), Actor.SYSTEM);
    var goods = world.goods(store, 1000, 9);
    var rate = world.rate(store, Method.SHIPPING, 250);
    var order = world.order(store, World.request(rate, null, goods, 3));
    var path = "/api/v1/track/" + order.publicId();
    fulfilments.send(store, order.number(), Sending.all(false), Actor.SYSTEM);
    assertThat(json(path).at("/returns").isArray()).isTrue();
    assertThat(json(path).at("/returns")).isEmpty();

    var line = queries.returnable(store, order.number()).lines().getFirst().of().id();
    var units = List.of(new ReturnAsked.Units(line, 2, ReturnReason.FAULTY, "My secret note"));
    var asked =
        returns.ask(
            store, order.number(), ReturnAsked.byShopper(units, ReturnOutcome.REFUND, null));
    var first = json(path).at("/returns/0");
    assertThat(first.at("/id").asString()).isEqualTo(asked.publicId());
    assertThat(first.at("/number").asInt()).isOne();
    assertThat(first.at("/stage").asString()).isEqualTo("requested");
    assertThat(first.at("/closed_at").isNull()).isTrue();
    assertThat(first.at("/lines/0/quantity").asInt()).isEqualTo(2);
    assertThat(first.at("/lines/0/received").asInt()).isZero();

    returns.decline(
        store, order.number(), asked.publicId(), asked.version(), "Too late", Actor.SYSTEM);
    var body = client.get(path).body();
    assertThat(body).contains("\"declined\"").doesNotContain("secret note", "faulty", "Too late");
  }

  private JsonNode json(String path) {
    return JsonMapper.shared().readTree(client.get(path).body());
  }
}
