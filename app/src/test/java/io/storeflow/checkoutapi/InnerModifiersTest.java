package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** The sauce of the fries is no sauce of the burger: who reads an order sees which it is. */
@AppTest
class InnerModifiersTest {
  private static final String BELOW = "data-inner=\"true\"";

  @Autowired World world;
  @Autowired ModifierGroups groups;
  @Autowired Staff staff;
  @LocalServerPort int port;

  @Test
  void whatBelongsToAModifierStandsBelowItWhereverAnOrderIsRead() {
    var api = new CheckoutCalls(world, port);
    var store = api.store;
    var sauces = group(api, "Sauce", "Ketchup", null);
    var sides = group(api, "Side", "Fries", sauces);
    groups.offer(store, api.goods.product(), List.of(sides), Actor.SYSTEM);
    var body = api.body();
    var fries = ((ObjectNode) body.at("/items/0")).putArray("modifiers").addObject();
    fries.put("id", first(api, sides)).put("quantity", 1);
    fries.putArray("modifiers").addObject().put("id", first(api, sauces)).put("quantity", 1);
    var answer = api.post("/checkout", body.toString(), "inner");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var order = JSON.readTree(answer.body());
    var number = order.get("number").stringValue();
    var cook = staff.visitor(store, Role.OWNER);
    for (var page :
        List.of(
            cook.get("/s/" + store.slug() + "/board/kitchen").body(),
            cook.get("/s/" + store.slug() + "/board/kitchen/tickets/" + number + "/paper").body(),
            cook.get(store.page("/orders/" + number)).body(),
            new Client(port).get("/track/" + order.get("public_id").stringValue()).body()))
      assertThat(page)
          .containsSubsequence(">Fries<", BELOW, ">Ketchup<")
          .doesNotContainPattern(BELOW + "[^<]*>[^<]*<bdi[^>]*>Fries<");
  }

  private String group(CheckoutCalls api, String title, String one, @Nullable String inner) {
    var entry = new GroupDraft.Entry(null, one, api.store.money(150), false, inner);
    return groups.create(api.store, new GroupDraft(title, 0, 2, List.of(entry)), Actor.SYSTEM);
  }

  private String first(CheckoutCalls api, String group) {
    return groups.get(api.store, group).modifiers().getFirst().publicId();
  }
}
