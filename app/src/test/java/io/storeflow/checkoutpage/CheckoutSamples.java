package io.storeflow.checkoutpage;

import io.storeflow.discountcode.Coupons;
import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The checkout of a shop. */
@Component
class CheckoutSamples implements FeatureSamples {
  private final World world;
  private final RuleChanges rules;
  private final GiftCards cards;

  CheckoutSamples(World world, RuleChanges rules, GiftCards cards) {
    this.world = world;
    this.rules = rules;
    this.cards = cards;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/shop/{store}/checkout create", this::form);
    book.formWithoutTrace("/shop/{store}/checkout/draft keep", this::form);
    book.formWithoutTrace("/shop/{store}/checkout/rates rates", this::form);
    book.formWithoutTrace("/shop/{store}/checkout/codes give", this::code);
    book.formWithoutTrace("/shop/{store}/checkout/gift-cards add", this::withCard);
    book.formWithoutTrace("/shop/{store}/checkout/rewards change", this::withReward);
    book.formWithoutTrace("/shop/{store}/checkout/gift-cards/removal remove", this::withoutCard);
    book.formWithoutTrace("/shop/{store}/gift-card show", spot -> Map.of("code", card(spot)));
  }

  private Map<String, String> form(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("email", "mika@example.com");
    form.put("name", "Mika Strauß");
    form.put("phone", "+49 30 1234567");
    form.put("method", "shipping");
    form.put("rate", world.rate(spot.store(), Method.SHIPPING, 490));
    form.put("country", "DE");
    form.put("postalCode", "10115");
    form.put("region", "Mitte");
    form.put("city", "Berlin");
    form.put("line1", "Invalidenstraße 1");
    form.put("line2", "Hinterhof");
    form.put("note", "Ring twice " + spot.mark());
    form.put("quote", "");
    form.put("total", "990");
    form.put("promise", "");
    form.put("cart", SampleBook.CART);
    form.put("due", "990");
    form.put("company", "Beispiel GmbH");
    form.put("vatId", "DE123456789");
    form.put("billCountry", "DE");
    form.put("billLine1", "Friedrichstraße 1");
    form.put("billLine2", "");
    form.put("billPostalCode", "10117");
    form.put("billCity", "Berlin");
    form.put("billRegion", "");
    form.put("pays", "arranged");
    form.put("remind", "true");
    return form;
  }

  private Map<String, String> withReward(Spot spot) {
    var form = form(spot);
    form.put("take", world.goods(spot.store(), 500, 2000).publicId());
    return form;
  }

  private Map<String, String> code(Spot spot) {
    var code = "CODE-" + PriceRule.code(PublicId.random());
    new Coupons(rules, spot.store()).tenth(code);
    return Map.of("code", code);
  }

  private Map<String, String> withCard(Spot spot) {
    var form = new LinkedHashMap<>(form(spot));
    form.put("giftCard", card(spot));
    return form;
  }

  private Map<String, String> withoutCard(Spot spot) {
    var form = new LinkedHashMap<>(form(spot));
    form.put("card", CardCode.random().hash());
    return form;
  }

  private String card(Spot spot) {
    var draft = new CardDraft(spot.store().money(2000), null, "", "", "");
    return cards.issue(spot.store(), draft, Actor.SYSTEM).code().shown();
  }
}
