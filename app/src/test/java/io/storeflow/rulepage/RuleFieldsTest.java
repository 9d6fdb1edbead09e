package io.storeflow.rulepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.label.Brands;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a rule does, and for what and whom it is, as it is typed, kept and shown again. */
@AppTest
class RuleFieldsTest extends AtTheRules {
  @Autowired private Brands labels;

  @Test
  void readsTiersAsTheyAreTyped() {
    create(Map.of("effect", "tiers", "tiers", "3: 10, 5 = 12,5 %; 10:20"));
    assertThat(rules.all(store).getFirst().effect())
        .isEqualTo(
            new Effect.Tiers(
                java.util.List.of(
                    new Effect.Tier(3, new Effect.Percent(1000)),
                    new Effect.Tier(5, new Effect.Percent(1250)),
                    new Effect.Tier(10, new Effect.Percent(2000)))));
  }

  @Test
  void readsTiersOfAmounts() {
    create(Map.of("effect", "tiers", "tierKind", "fixed", "tiers", "3: 9.90; 10: 8"));
    var rule = rules.all(store).getFirst();
    assertThat(rule.effect())
        .isEqualTo(
            new Effect.Tiers(
                List.of(
                    new Effect.Tier(3, new Effect.FixedPrice(990)),
                    new Effect.Tier(10, new Effect.FixedPrice(800)))));
    var form = owner.get(list + "/" + rule.publicId()).body();
    assertThat(form).contains("value=\"3: 9.90; 10: 8.00\"");
    create(Map.of("effect", "tiers", "tierKind", "amount_each", "tiers", "3: 1,50; 5: 1"));
    assertThat(owner.get(list).body()).contains("From a larger quantity on a unit costs more");
  }

  @Test
  void readsWhatIsFreeAndWhatIsTakenOffOnce() {
    create(Map.of("effect", "buy_get", "buyUnits", "2", "freeUnits", "1", "percent", ""));
    var free = rules.all(store).getFirst();
    assertThat(free.effect()).isEqualTo(new Effect.BuyGet(2, 1, Effect.WHOLE));
    var path = list + "/" + free.publicId();
    assertThat(owner.get(path).body())
        .containsPattern("value=\"buy_get\"[^>]*selected")
        .containsPattern("name=\"buyUnits\"[^>]*value=\"2\"")
        .containsPattern("name=\"freeUnits\"[^>]*value=\"1\"");
    owner.post(path, path, "freeUnits", "2", "percent", "50", "version", "1");
    assertThat(rules.all(store).getFirst().effect()).isEqualTo(new Effect.BuyGet(2, 2, 5000));
    assertThat(owner.get(path).body()).containsPattern("name=\"percent\"[^>]*value=\"50\"");
    create(Map.of("effect", "buy_get", "buyUnits", "3", "freeUnits", "1", "percent", ""));
    create(Map.of("effect", "amount_once", "amount", "12.50"));
    var once = rules.all(store).getLast();
    assertThat(once.effect()).isEqualTo(new Effect.AmountOnce(1250));
    assertThat(owner.get(list + "/" + once.publicId()).body())
        .containsPattern("value=\"amount_once\"[^>]*selected")
        .containsPattern("name=\"amount\"[^>]*value=\"12.50\"");
    assertThat(owner.get(list).body())
        .contains("Buy 2, get 2 for 50% less: everything", "Buy 3, get 1 free: everything")
        .contains("€12.50 off everything, once");
  }

  @Test
  void isForBrandsAndTags() {
    labels.named(store, "Kanetsune", world.goods(store, 1000, null).productId());
    var some = Map.of("scope", "some", "brands", "kanetsune", "tags", "Knives, Sharp");
    assertThat(create(some).statusCode()).isEqualTo(302);
    var rule = rules.all(store).getFirst();
    assertThat(rule.target().brands()).hasSize(1);
    assertThat(rule.target().tags()).containsExactlyInAnyOrder("knives", "sharp");
    assertThat(owner.get(list).body()).contains("15% off Kanetsune, tag “knives”, tag “sharp”");
    var path = list + "/" + rule.publicId();
    assertThat(owner.get(path).body())
        .containsPattern("name=\"brands\"[^>]*value=\"Kanetsune\"")
        .containsPattern("name=\"tags\"[^>]*value=\"knives, sharp\"");
    owner.post(path, path, "brands", "", "tags", "sharp", "version", "1");
    assertThat(rules.all(store).getFirst().target())
        .isEqualTo(new Target(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of("sharp")));
    var unknown = create(Map.of("scope", "some", "brands", "Nobody"));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("There is no “Nobody” in this store", "value=\"Nobody\"");
  }

  @Test
  void saysWhoGetsItAndHowOften() {
    var made =
        create(
            Map.of(
                "access", "code",
                "codes", "autumn10, Hello, a-b, c.d",
                "channel", "storefront",
                "mostUses", "100",
                "mostOfCustomer", "1",
                "mostADay", "9",
                "mostOfCode", "1",
                "budget", "500"));
    assertThat(made.statusCode()).isEqualTo(302);
    var rule = rules.all(store).getFirst();
    assertThat(rule.limits()).isEqualTo(new RuleLimits(100, 1, 9, 1, 50000));
    assertThat(rule.when().code().codes())
        .containsExactlyInAnyOrder("AUTUMN10", "HELLO", "A-B", "C.D");
    assertThat(owner.get(list).body())
        .contains("in the online shop", "with the code A-B, AUTUMN10, C.D or one other")
        .contains(
            "for 100 orders in all",
            "1 per customer who has shown their address",
            "9 a day",
            "up to €500.00 in all");
    var path = list + "/" + rule.publicId();
    assertThat(owner.get(path).body()).contains("Shoppers have to prove theirs at checkout");
    owner.post(path, path, "access", "everyone", "version", "1");
    assertThat(rules.all(store).getFirst().when().code()).isEqualTo(ByCode.NONE);
    var before = store.money(50000);
    assertThat(rules.all(store).getFirst().limits().budget()).isEqualTo(before.minor());
  }

  @Test
  void isForSeveralCategories() {
    var hot = categories.create(store, "Hot", Actor.SYSTEM);
    var cold = categories.create(store, "Cold", Actor.SYSTEM);
    create(Map.of("scope", "some", "category", hot + "," + cold));
    var rule = rules.all(store).getFirst();
    assertThat(rule.target().categories()).hasSize(2);
    assertThat(owner.get(list).body()).contains("Cold, Hot");
    var path = list + "/" + rule.publicId();
    var form = owner.get(path).body();
    assertThat(form).containsPattern("value=\"" + hot + "\"[^>]*checked");
    owner.post(path, path, "category", cold, "version", "1");
    assertThat(rules.all(store).getFirst().target().categories()).hasSize(1);
  }

  @Test
  void saysWhomItIsFor() {
    var group = groups.create(store, "Regulars", Actor.SYSTEM);
    create(
        Map.of(
            "buyers", "some",
            "emails", "Mika@Example.com, ayse@example.com",
            "group", group,
            "tier", "Gold",
            "firstOrder", "true"));
    var rule = rules.all(store).getFirst();
    assertThat(rule.when().who().emails())
        .containsExactlyInAnyOrder("mika@example.com", "ayse@example.com");
    assertThat(owner.get(list).body())
        .contains(
            "for the group Regulars, 2 named customers, from the tier Gold on, for a first order")
        .doesNotContain("mika@example.com");
    var path = list + "/" + rule.publicId();
    assertThat(owner.get(path).body())
        .contains("ayse@example.com, mika@example.com", "Gold")
        .containsPattern("value=\"" + group + "\"[^>]*checked");
    assertThat(staff.visitor(store, Role.VIEWER).get(path).body()).doesNotContain("ayse@example");
    owner.post(path, path, "emails", "", "version", "1");
    groups.delete(store, group, Actor.SYSTEM);
    assertThat(owner.get(list).body()).contains("is not there any more: it is for nobody");
    var saved = owner.post(path, path, "name", "Gone", "version", "2");
    assertThat(saved.body()).contains("Name at least one address or group");
  }
}
