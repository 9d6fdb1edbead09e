package io.storeflow.rulepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff are told of rules that do less, or more, than they seem to. */
@AppTest
class RuleWarningsTest extends AtTheRules {
  @Autowired private RuleChanges changes;
  @Autowired private Statements statements;

  @Test
  void warnsOfGroupsAndTiersThatAreGone() {
    var gone = groups.create(store, "Regulars", Actor.SYSTEM);
    var kept = groups.create(store, "Friends", Actor.SYSTEM);
    create(Map.of("buyers", "some", "group", gone + "," + kept));
    create(Map.of("tier", "Gold"));
    assertThat(owner.get(list).body())
        .contains("There is no tier")
        .doesNotContain("One of the groups it was for");
    groups.delete(store, gone, Actor.SYSTEM);
    assertThat(owner.get(list).body())
        .containsOnlyOnce("One of the groups it was for is not there any more")
        .doesNotContain("it was for is not there any more: it is for nobody");
    assertThat(owner.get(list + "/" + rules.all(store).getLast().publicId()).body())
        .contains("There is no tier");
  }

  /** However many rules take an amount off. */
  @Test
  void warnsOfGoodsThatWouldCostNothing() {
    var cheap = world.goods(store, 250, null);
    var dear = world.goods(store, 900, null);
    var free = "costs no more than what this takes off";
    create(amountOff("2.49", Map.of()));
    create(amountOff("5", Map.of("scope", "some", "products", dear.productSlug())));
    assertThat(owner.get(list).body()).doesNotContain(free);
    int few = statements.ofWarmRequests(() -> owner.get(list)).size();
    create(amountOff("5", Map.of()));
    create(amountOff("5", Map.of("effect", "amount_once", "value", "20")));
    assertThat(owner.get(list).body()).containsOnlyOnce(free);
    assertThat(statements.ofWarmRequests(() -> owner.get(list))).hasSize(few);
    var say = list + "/sentence";
    var fields = form(amountOff("2.50", Map.of("scope", "some", "products", cheap.productSlug())));
    assertThat(owner.post(list + "/new", say, fields).body()).contains(free);
    var tiers = Map.of("effect", "tiers", "tierKind", "amount_each", "tiers", "3: 1; 5: 2.50");
    assertThat(owner.post(list + "/new", say, form(tiers)).body()).contains(free);
    var both = form(amountOff("9", Map.of()));
    assertThat(owner.post(list + "/new", say, both).body())
        .contains("and other products cost no more than what this takes off");
  }

  private static Map<String, String> amountOff(String amount, Map<String, String> more) {
    var form = new LinkedHashMap<>(Map.of("effect", "amount_each", "amount", amount));
    form.putAll(more);
    return form;
  }

  @Test
  void warnsOfRulesThatExcludeEachOther() {
    create(Map.of("name", "First", "apart", "sale", "friday", "true"));
    create(Map.of("name", "Second", "apart", "sale", "monday", "true"));
    assertThat(owner.get(list).body()).doesNotContain("is of the same group");
    create(Map.of("name", "Third", "apart", "sale"));
    create(Map.of("name", "Old", "since", "2020-01-01", "until", "2020-01-02"));
    assertThat(owner.get(list).body())
        .contains("First is of the same group and comes first", "Its last day is over");
  }

  @Test
  void warnsOfRulesThatOneCodeOrCategoryIsFor() {
    create(Map.of("name", "Spring", "access", "code", "codes", "SUN"));
    create(Map.of("name", "Summer", "access", "code", "codes", "SUN, SUMMER"));
    assertThat(owner.get(list).body()).containsOnlyOnce("Spring has one of its codes too");
    var food = categories.create(store, "Food", Actor.SYSTEM);
    var ramen = categories.create(store, "Ramen", food, Actor.SYSTEM);
    create(Map.of("name", "All food", "apart", "sale", "scope", "some", "category", food));
    create(Map.of("name", "Soups", "apart", "sale", "scope", "some", "category", ramen));
    assertThat(owner.get(list).body()).containsOnlyOnce("All food is of the same group");
  }

  /** Of a rule whose goods are gone the form does not make one for everything. */
  @Test
  void keepsARuleForNothingFromBecomingOneForEverything() {
    var nothing = new Target(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    var draft = new RuleDraft("Gone", new Effect.Percent(1000), nothing, When.ALWAYS, "", 0, true);
    var id = changes.create(store, draft, Actor.SYSTEM);
    assertThat(owner.get(list).body()).contains("it takes nothing off");
    var path = list + "/" + id;
    var saved = owner.post(path, path, "name", "Gone", "version", "1");
    assertThat(saved.statusCode()).isEqualTo(422);
    assertThat(saved.body()).contains("Name at least one product");
  }
}
