package io.storeflow.checkoutapi;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Orders by the API. */
@Component
class CheckoutApiSamples implements FeatureSamples {
  private final World world;
  private final ModifierGroups modifiers;
  private final GiftCards cards;

  CheckoutApiSamples(World world, ModifierGroups modifiers, GiftCards cards) {
    this.cards = cards;
    this.world = world;
    this.modifiers = modifiers;
  }

  @Override
  public void tell(SampleBook book) {
    book.body("/api/v1/stores/{store}/checkout create", this::checkout);
    book.body("/api/v1/stores/{store}/shipping/quote create", this::order);
    book.body("/api/v1/stores/{store}/price create", this::order);
  }

  /** What the price of goods does not ask for. */
  private ObjectNode checkout(Spot spot) {
    var body = order(spot);
    var draft = new CardDraft(spot.store().money(2000), null, "", "", "");
    var code = cards.issue(spot.store(), draft, Actor.SYSTEM).code();
    body.putArray("gift_cards").add(code.shown());
    return body;
  }

  private ObjectNode order(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("customer")
        .put("name", "Mika Strauß")
        .put("email", "mika@example.com")
        .put("phone", "+49 30 1234567");
    body.put("rate_id", world.rate(spot.store(), Method.SHIPPING, 490));
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("region", "")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1")
        .put("line2", "");
    item(spot, body.putArray("items").addObject());
    body.putObject("business").put("company", "Beispiel GmbH").put("vat_id", "DE123456789");
    body.putObject("billing_address")
        .put("country", "DE")
        .put("postal_code", "10117")
        .put("region", "")
        .put("city", "Berlin")
        .put("line1", "Friedrichstraße 1")
        .put("line2", "");
    return body.put("note", "Ring twice");
  }

  /** Goods with a modifier, and one that goes with it. */
  private void item(Spot spot, ObjectNode item) {
    var goods = world.goods(spot.store(), 500, 2000);
    var inner = group(spot, "Inner", null);
    var outer = group(spot, "Outer", inner);
    modifiers.offer(spot.store(), goods.product(), List.of(outer), Actor.SYSTEM);
    item.put("variant_id", goods.publicId()).put("quantity", 2);
    var modifier = item.putArray("modifiers").addObject();
    modifier.put("id", first(spot, outer)).put("quantity", 1);
    modifier.putArray("modifiers").addObject().put("id", first(spot, inner)).put("quantity", 1);
  }

  private String group(Spot spot, String title, @Nullable String inner) {
    var entry = new GroupDraft.Entry(null, "Egg", spot.store().money(150), false, inner);
    var draft = new GroupDraft(title + " " + spot.mark(), 0, 9, List.of(entry));
    return modifiers.create(spot.store(), draft, Actor.SYSTEM);
  }

  private String first(Spot spot, String group) {
    return modifiers.get(spot.store(), group).modifiers().getFirst().publicId();
  }
}
