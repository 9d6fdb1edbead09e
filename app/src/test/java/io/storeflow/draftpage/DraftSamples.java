package io.storeflow.draftpage;

import io.storeflow.cart.CartVersion;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.draftorder.DraftQueries;
import io.storeflow.draftorder.Wishes;
import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Drafts, and the links by which they are completed. */
@Component
class DraftSamples implements FeatureSamples {
  private static final String DRAFTS = "/s/{store}/drafts";
  private static final String OFFER = "/shop/{store}/offer";

  private final World world;
  private final DraftOrders drafts;
  private final DraftLinks links;
  private final DraftQueries queries;
  private final GiftCards cards;

  DraftSamples(
      World world, DraftOrders drafts, DraftQueries queries, DraftLinks links, GiftCards cards) {
    this.queries = queries;
    this.cards = cards;
    this.world = world;
    this.drafts = drafts;
    this.links = links;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("draft", this::draft);
    book.form(DRAFTS + " create", this::form);
    book.formWithoutTrace(DRAFTS + "/preview preview", this::form);
    book.form(DRAFTS + "/{draft} change", this::changed);
    book.formWithoutTrace(DRAFTS + "/{draft}/preview preview", this::changed);
    book.form(DRAFTS + "/{draft}/cancellation cancel", spot -> Map.of());
    book.form(OFFER + " create", this::offer);
    book.formWithoutTrace(OFFER + "/rates rates", this::offer);
    book.formWithoutTrace(OFFER + "/gift-cards addCard", this::withCard);
    book.formWithoutTrace(OFFER + "/gift-cards/removal removeCard", this::withoutCard);
  }

  private String draft(Spot spot) {
    var goods = world.goods(spot.store(), 500, 2000);
    var wish = Wishes.of(spot.store(), goods, 1);
    return drafts.create(spot.store(), wish, Actor.SYSTEM, spot.mark());
  }

  private Map<String, String> form(Spot spot) {
    var form = new HashMap<String, String>();
    form.put("more[0].variant", world.goods(spot.store(), 500, 2000).publicId());
    form.put("more[0].quantity", "2");
    form.put("own[0].title", "Engraving");
    form.put("own[0].price", "4.50");
    form.put("own[0].quantity", "1");
    form.put("own[0].taxClass", "standard");
    form.put("words", "ramen");
    form.put("pick", "");
    form.put("off", "percent");
    form.put("value", "10");
    form.put("reason", "Regular " + spot.mark());
    form.put("name", "Mika Sato");
    form.put("email", "mika@example.com");
    form.put("phone", "+49 30 123456");
    form.put("sendTo", "mika@example.com");
    form.put("note", "As agreed");
    form.put("staffNote", "Asked by phone");
    form.put("days", "14");
    form.put("once", spot.mark());
    form.put("version", "1");
    form.put("then", "");
    return form;
  }

  private Map<String, String> changed(Spot spot) {
    return form(spot);
  }

  /** One at €5.00 and an item of its own, 10 % off: €8.55, and the parcel. */
  private Map<String, String> offer(Spot spot) {
    var store = spot.store();
    var form = new HashMap<String, String>();
    var draft = queries.get(store, draft(spot));
    form.put("token", links.make(store, draft.publicId(), Actor.SYSTEM));
    form.put("email", "mika@example.com");
    form.put("name", "Mika Strauß");
    form.put("phone", "+49 30 1234567");
    form.put("method", "shipping");
    form.put("rate", world.rate(store, Method.SHIPPING, 490));
    form.put("country", "DE");
    form.put("postalCode", "10115");
    form.put("region", "Mitte");
    form.put("city", "Berlin");
    form.put("line1", "Invalidenstraße 1");
    form.put("line2", "Hinterhof");
    form.put("note", "Ring twice " + spot.mark());
    form.put("quote", "");
    form.put("total", "1345");
    form.put("promise", "");
    form.put("cart", new CartVersion(draft.madeAt(), draft.version()).text());
    form.put("due", "1345");
    form.put("company", "Beispiel GmbH");
    form.put("vatId", "DE123456789");
    form.put("billCountry", "DE");
    form.put("billLine1", "Friedrichstraße 1");
    form.put("billLine2", "");
    form.put("billPostalCode", "10117");
    form.put("billCity", "Berlin");
    form.put("billRegion", "");
    form.put("pays", "arranged");
    return form;
  }

  private Map<String, String> withCard(Spot spot) {
    var form = offer(spot);
    var draft = new CardDraft(spot.store().money(2000), null, "", "", "");
    form.put("giftCard", cards.issue(spot.store(), draft, Actor.SYSTEM).code().shown());
    return form;
  }

  private Map<String, String> withoutCard(Spot spot) {
    var form = offer(spot);
    form.put("card", CardCode.random().hash());
    return form;
  }
}
