package io.storeflow.draftpage;

import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.draftorder.Wishes;
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

  DraftSamples(World world, DraftOrders drafts, DraftLinks links) {
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
    book.formWithoutTrace(OFFER + " create", this::offer);
    book.formWithoutTrace(OFFER + "/rates rates", this::offer);
    book.formWithoutTrace(OFFER + "/gift-cards addCard", this::offer);
    book.formWithoutTrace(OFFER + "/gift-cards/removal removeCard", this::offer);
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

  private Map<String, String> offer(Spot spot) {
    world.rate(spot.store(), Method.PICKUP, 0);
    var form = new HashMap<String, String>();
    form.put("token", links.make(spot.store(), draft(spot), Actor.SYSTEM));
    form.put("email", "mika@example.com");
    form.put("name", "Mika Sato");
    form.put("phone", "+49 30 123456");
    form.put("method", "pickup");
    form.put("country", "DE");
    form.put("note", "");
    form.put("refused", "true");
    form.put("card", "");
    form.put("giftCard", "");
    return form;
  }
}
