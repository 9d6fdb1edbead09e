package io.storeflow.rulepage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.Categories;
import io.storeflow.customergroup.GroupChanges;
import io.storeflow.label.Brands;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff type and read about price rules. */
@AppTest
class RulePageTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private PriceRules rules;
  @Autowired private RuleChanges changes;
  @Autowired private Categories categories;
  @Autowired private Brands labels;
  @Autowired private Orders orders;
  @Autowired private GroupChanges groups;
  @Autowired private DSLContext db;
  @Autowired private Statements statements;

  private Store store;
  private Staff.Visitor owner;
  private String list;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    list = "/s/" + store.slug() + "/pricing";
  }

  /** And what is odd about it, among the rules that there are. */
  @Test
  void saysWhatARuleWouldDoWhileItIsFilledIn() {
    var say = list + "/sentence";
    var fields = form(Map.of("name", "", "percent", ""));
    assertThat(owner.post(list + "/new", say, fields).body())
        .contains("What it does is said here")
        .doesNotContain("<html");
    fields = form(Map.of("name", "", "percent", "12.5", "friday", "true", "apart", "sale"));
    assertThat(owner.post(list + "/new", say, fields).body())
        .contains("On Fridays, 12.5% off everything")
        .doesNotContain("data-tone=\"warn\"");
    var nights =
        Map.of("friday", "true", "saturday", "true", "access", "code", "codes", "TWO, ONE");
    assertThat(owner.post(list + "/new", say, form(nights)).body())
        .contains("On Fridays and Saturdays", "with the code ONE or TWO");
    create(Map.of("name", "All week", "percent", "10", "apart", "sale"));
    assertThat(owner.post(list + "/new", say, fields).body())
        .contains("data-tone=\"warn\"", "All week");
    var first = rules.all(store).getFirst().publicId();
    assertThat(owner.post(list + "/new", say + "?of=" + first, fields).body())
        .as("nothing comes before it")
        .contains("12.5%")
        .doesNotContain("data-tone=\"warn\"");
    assertThat(owner.get(list + "/" + first).body()).contains("10% off everything");
    assertThat(rules.all(store)).hasSize(1);
    create(Map.of("name", "No codes yet", "access", "code"));
    assertThat(owner.get(list).body())
        .contains("Waits for codes", "All day on all seven days: 1 rule", "No others");
  }

  @Test
  void saysARuleInOneSentence() {
    var goods = world.goods(store, 1290, null);
    var made =
        create(
            Map.of(
                "name",
                "Ramen Friday",
                "scope",
                "some",
                "products",
                goods.productSlug(),
                "friday",
                "true",
                "timeFrom",
                "14:00",
                "timeTo",
                "16:00",
                "most",
                "2"));
    assertThat(made.statusCode()).isEqualTo(302);
    var page = owner.get(list).body();
    assertThat(page)
        .containsPattern("On Fridays 14:00 to 16:00, 15% off Product \\d+, up to 2 per order");
    var id = rules.all(store).getFirst().publicId();
    var form = owner.get(list + "/" + id).body();
    assertThat(form)
        .contains("value=\"" + goods.productSlug() + "\"", "value=\"14:00\"", "value=\"15\"");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body()).contains("Price rule created");
  }

  @ParameterizedTest
  @CsvSource({
    "percent, 101, 100",
    "percent, 0, 100",
    "share, 0, Write a whole number from 1 to 99",
    "share, 100, Write a whole number from 1 to 99",
    "share, 101, Write a whole number from 1 to 99",
    "share, -1, Write a whole number from 1 to 99",
    "share, 12.5, Write a whole number from 1 to 99",
    "share, half, Write a whole number from 1 to 99",
    "percent, 12.345, 100",
    "percent, '', Write a percentage such as 10.",
    "tiers, 3: 10; 3: 20, each number of units once",
    "tiers, 3: 101, Write units and percent",
    "amount, 12.345, ''",
    "amount, 0, Write an amount of more than nothing",
    "timeTo, 14:00, Write two times that are not the same",
    "until, 2026-01-01, The last day comes before the first",
    "products, no-such-thing, There is no “no-such-thing” in this store",
    "scope, some, Name at least one product",
    "codes, ÄPFEL, is no code",
    "codes, AB, is no code",
    "access, nobody, Choose everybody",
    "channel, fax, Choose one of the places",
    "tierKind, buy_get, Choose what the rule does",
    "mostUses, 0, Write a whole number",
    "budget, 0.00, Write an amount from 0.01",
    "mostADay, -1, Write a whole number",
    "budget, x, ''",
    "category, nothing, category",
    "buyers, friends, Choose everybody",
    "buyers, some, Name at least one address or group",
    "emails, mika at example, is no e-mail address",
    "group, nothing, not there any more",
  })
  void refusesWhatCannotBe(String field, String typed, String said) {
    var form = new LinkedHashMap<String, String>();
    form.put("timeFrom", "14:00");
    form.put("timeTo", "16:00");
    form.put("since", "2026-11-27");
    if (field.equals("tiers") || field.equals("tierKind")) form.put("effect", "tiers");
    if (field.equals("tierKind")) form.put("tiers", "3: 10");
    if (field.equals("codes")) form.put("access", "code");
    if (field.equals("amount")) form.put("effect", "amount_each");
    if (field.equals("emails") || field.equals("group")) form.put("buyers", "some");
    if (field.equals("products") || field.equals("category")) form.put("scope", "some");
    form.put(field, typed);
    var answer = create(form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(rules.all(store)).isEmpty();
  }

  /** As they stand on the page. */
  @Test
  void saysWhatIsWrongInTheOrderOfThePage() {
    var wrong = Map.of("units", "x", "value", "x", "timeFrom", "x", "budget", "x", "most", "x");
    assertThat(create(wrong).body())
        .containsSubsequence("#most\"", "#timeFrom\"", "#units\"", "#value\"", "#budget\"");
  }

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
  void saysOnceInItsCalendarWhatHoldsAllTheTime() {
    create(Map.of("name", "Plain"));
    create(Map.of("access", "code", "codes", "HELLO", "mostUses", "1"));
    create(Map.of("name", "Christmas", "since", "2099-12-24"));
    assertThat(owner.get(list).body())
        .contains(
            "All day on all seven days: 2 rules", "<small class=\"quiet\">with a code</small>")
        .containsOnlyOnce("<bdi>Plain</bdi>\n")
        .containsPattern("<dt>From [^<]*2099</dt>\\s*<dd>\\s*<div><bdi>Christmas</bdi>")
        .contains("for one order in all");
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
  void findsGoodsByNameBelowAField() {
    var goods = world.goods(store, 1000, null);
    var other = world.goods(store, 1000, null);
    world.readEvents(store);
    var find = "/s/" + store.slug() + "/goods?field=products&kind=product&several=true&products=";
    assertThat(owner.get(find + "product").body())
        .contains(
            "value=\"" + goods.productSlug() + ", \"", "value=\"" + other.productSlug() + ", \"")
        .doesNotContain("<html");
    var first = goods.productSlug() + ",+";
    assertThat(owner.get(find + first + "product").body())
        .contains("Named here:")
        .contains("value=\"" + goods.productSlug() + ", " + other.productSlug() + ", \"")
        .doesNotContain("value=\"" + goods.productSlug() + ", " + goods.productSlug());
    assertThat(owner.get(find + "nothing+of+the+kind").body()).contains("Nothing is called that");
    assertThat(owner.get(find.replace("kind=product", "kind=what")).statusCode()).isEqualTo(404);
    for (var kind : List.of("sku", "reward", "brand", "tag"))
      assertThat(owner.get(find.replace("kind=product", "kind=" + kind) + "product").statusCode())
          .isEqualTo(200);
    var reward =
        "/s/"
            + store.slug()
            + "/goods?kind=reward&field=rewards%5B0%5D.goods&rewards%5B0%5D.goods=";
    assertThat(owner.get(reward + "product").body())
        .contains("data-hx-include=\"#rewards-0-goods\"");
  }

  @Test
  void saysWhatItGaveLately() {
    var goods = world.goods(store, 1000, null);
    var rate = world.rate(store, Method.PICKUP, 0);
    create(Map.of());
    world.order(store, World.request(rate, null, goods, 1));
    world.order(store, World.request(rate, null, goods, 3));
    var given = owner.get(list).body();
    assertThat(given).contains("€6.00", "2 orders");
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(owner.get(list).body()).contains("Given in the last 90 days", "€4.50", "1 order");
    var o = only(store, ORDERS);
    db.update(o).set(o.PLACED_AT, Instant.now().minus(91, ChronoUnit.DAYS)).execute();
    assertThat(owner.get(list).body()).as("what was before").doesNotContain("€4.50");
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

  @Test
  void losesNothingThatSomebodyElseSaved() {
    create(Map.of());
    var path = list + "/" + rules.all(store).getFirst().publicId();
    var seen = owner.version(path);
    assertThat(owner.post(path, path, "percent", "20", "version", seen).statusCode())
        .isEqualTo(302);
    var late = owner.post(path, path, "percent", "30", "version", seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Saved by somebody else meanwhile: 20", "value=\"30\"");
    assertThat(rules.all(store).getFirst().effect()).isEqualTo(new Effect.Percent(2000));
    var apart = owner.post(path, path, "percent", "15", "name", "Mine", "version", seen);
    assertThat(apart.body()).contains("of other fields than you", "value=\"20\"", "value=\"Mine\"");
    var now = owner.version(path);
    assertThat(owner.post(path, path, "percent", "20", "name", "Mine", "version", now).statusCode())
        .isEqualTo(302);
    assertThat(rules.all(store).getFirst().name()).isEqualTo("Mine");
    assertThat(rules.all(store).getFirst().effect()).isEqualTo(new Effect.Percent(2000));
  }

  /** Ticks come in the order of the page; they are no change. */
  @Test
  void ticksThatSomebodyLeavesAreThoseOfTheOtherOne() {
    var ids =
        Stream.of("Food", "Bowls", "Tea")
            .map(it -> categories.create(store, it, Actor.SYSTEM))
            .sorted(Comparator.reverseOrder())
            .toList();
    create(Map.of("scope", "some", "category", String.join(",", ids)));
    var path = list + "/" + rules.all(store).getFirst().publicId();
    var seen = owner.version(path);
    owner.post(path, path, "category", ids.getFirst(), "version", seen);
    var late =
        owner.post(path, path, "name", "Mine", "category", String.join(",", ids), "version", seen);
    assertThat(late.body()).contains("of other fields than you").doesNotContain("yours stays");
  }

  @Test
  void isSwitchedAndMovedFromTheList() {
    create(Map.of("name", "First"));
    create(Map.of("name", "Second"));
    var second = rules.all(store).get(1).publicId();
    owner.post(list, list + "/" + second + "/place", "up", "true");
    owner.post(list, list + "/" + second + "/switch", "on", "false");
    assertThat(rules.all(store).getFirst().publicId()).isEqualTo(second);
    assertThat(rules.active(store)).hasSize(1);
    assertThat(staff.visitor(store, Role.VIEWER).get(list).body())
        .contains("Second")
        .doesNotContain("Switch on");
    assertThat(staff.visitor(store, Role.FULFILMENT).get(list).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> create(Map<String, String> typed) {
    return owner.post(list + "/new", list, form(typed));
  }

  private static String[] form(Map<String, String> typed) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "Rule");
    form.put("effect", "percent");
    form.put("percent", "15");
    form.put("scope", "all");
    form.put("active", "true");
    form.putAll(typed);
    return form.entrySet().stream()
        .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
        .toArray(String[]::new);
  }
}
