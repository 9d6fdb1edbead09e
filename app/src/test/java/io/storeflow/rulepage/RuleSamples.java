package io.storeflow.rulepage;

import io.storeflow.discountcode.Coupons;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Price rules. */
@Component
class RuleSamples implements FeatureSamples {
  private final RuleChanges changes;

  RuleSamples(RuleChanges changes) {
    this.changes = changes;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("rule", this::rule);
    book.thing("code", this::code);
    book.thing("rule", "/s/{store}/pricing/{rule}/codes", this::byCode);
    book.form(
        "/s/{store}/pricing/{rule}/codes make", spot -> Map.of("number", "3", "prefix", "GIFT-"));
    book.form("/s/{store}/pricing create", RuleSamples::form);
    book.formWithoutTrace("/s/{store}/pricing/sentence say", RuleSamples::form);
    book.form("/s/{store}/pricing/{rule} update", RuleSamples::changed);
    book.form("/s/{store}/pricing/{rule}/switch toggle", spot -> Map.of("on", "false"));
    // It is the only one of its store.
    book.formWithoutTrace("/s/{store}/pricing/{rule}/place move", spot -> Map.of("up", "true"));
  }

  private String rule(Spot spot) {
    var draft =
        new RuleDraft(
            "Tenth off", new Effect.Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
    return changes.create(spot.store(), draft, Actor.SYSTEM);
  }

  private String byCode(Spot spot) {
    return new Coupons(changes, spot.store()).tenth(newCode());
  }

  private static String newCode() {
    return "CODE-" + PriceRule.code(PublicId.random());
  }

  private String code(Spot spot) {
    var code = newCode();
    new Coupons(changes, spot.store()).tenth(code);
    return code;
  }

  private static Map<String, String> form(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "Friday " + spot.mark());
    form.put("effect", "percent");
    form.put("percent", "15");
    form.put("scope", "some");
    form.put("tags", "ramen, soup");
    form.put("units", "2");
    form.put("value", "20");
    form.put("friday", "true");
    form.put("timeFrom", "14:00");
    form.put("timeTo", "16:00");
    form.put("since", "2026-11-27");
    form.put("until", "2026-12-24");
    form.put("most", "2");
    form.put("apart", "Sale");
    form.put("active", "true");
    form.put("access", "code");
    form.put("codes", "AUTUMN10, HELLO");
    form.put("channel", "storefront");
    form.put("tierKind", "percent");
    form.put("mostUses", "100");
    form.put("mostOfCustomer", "1");
    form.put("mostADay", "10");
    form.put("mostOfCode", "1");
    form.put("budget", "500");
    form.put("buyers", "some");
    form.put("emails", "mika@example.com");
    form.put("firstOrder", "true");
    form.put("share", "50");
    return form;
  }

  private static Map<String, String> changed(Spot spot) {
    var form = new LinkedHashMap<>(form(spot));
    form.put("version", "1");
    return form;
  }
}
