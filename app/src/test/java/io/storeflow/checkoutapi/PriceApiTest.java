package io.storeflow.checkoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Share;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Statements;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goods cost, told to programs. */
@AppTest
class PriceApiTest extends AtAShop {
  @Autowired RuleChanges rules;
  @Autowired Statements statements;
  @Autowired TaxChanges taxes;
  @Autowired ApiKeys keys;
  @Autowired ProgramChanges programs;

  @Test
  void saysWhatEachLineCostsAndWhy() {
    var rate = world.rate(store, Method.PICKUP, 100);
    var goods = world.goods(store, 1290, null);
    rule("Fifteen", new Effect.Percent(1500), Set.of(goods.id()));
    rule("Five off", new Effect.AmountOnce(5000), Set.of(goods.id()));
    var price = price("[" + item(goods.publicId(), 2) + "], \"rate_id\": \"" + rate + "\"");
    var line = price.at("/lines/0");
    assertThat(minor(line, "/unit_price")).isEqualTo(1290);
    assertThat(minor(line, "/discount")).isEqualTo(2580);
    assertThat(minor(line, "/total")).isZero();
    assertThat(
            line.get("steps")
                .valueStream()
                .map(it -> it.get("kind").stringValue() + " " + minor(it, "/amount")))
        .containsExactly("units 2580", "rule -387", "rule -5000", "nothing_left 2807");
    assertThat(
            price
                .get("discounts")
                .valueStream()
                .map(it -> it.get("name").stringValue() + " " + minor(it, "/amount")))
        .containsExactly("Fifteen 387", "Five off 2193");
    assertThat(
            List.of(
                minor(price, "/subtotal"),
                minor(price, "/shipping"),
                minor(price, "/discount"),
                minor(price, "/total")))
        .containsExactly(2580L, 100L, 2580L, 100L);
  }

  @Test
  void saysTheTaxOfEachLineAsItsLastStep() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var goods = world.goods(store, 1190, null);
    rule("Half", new Effect.Percent(5000), Set.of(goods.id()));
    var line = price("[" + item(goods.publicId(), 2) + "]").at("/lines/0");
    assertThat(
            line.get("steps")
                .valueStream()
                .map(it -> it.get("kind").stringValue() + " " + minor(it, "/amount")))
        .containsExactly("units 2380", "rule -1190", "tax 190");
    assertThat(minor(line, "/total")).as("of which the tax is a part").isEqualTo(1190);
  }

  /** What is for some alone, or not made known, is not told of. */
  @Test
  void saysWhyRulesTakeNothingOff() {
    var ramen = world.goods(store, 1000, null);
    var tea = world.goods(store, 300, null);
    rule("Ramen", new Effect.Percent(1000), Set.of(ramen.id()));
    var named = new Who(false, Set.of("mika@example.com"), Set.of(), "");
    rule("Dear", when(0, 5000, ByCode.NONE, Who.ANYBODY, Share.ALL), RuleLimits.NONE);
    rule("Mika", when(0, 0, ByCode.NONE, named, Share.ALL), RuleLimits.NONE);
    rule("Once", when(9, 0, ByCode.NONE, Who.ANYBODY, Share.ALL), new RuleLimits(0, 1, 0, 0, 0));
    rule("Half", when(9, 0, ByCode.NONE, Who.ANYBODY, Share.of(50)), RuleLimits.NONE);
    rule(
        "Secret", when(0, 0, ByCode.of(Set.of("SECRET")), Who.ANYBODY, Share.ALL), RuleLimits.NONE);
    var price = price("[" + item(ramen.publicId(), 1) + "," + item(tea.publicId(), 1) + "]");
    assertThat(price.get("rules_missed").valueStream().map(JsonNode::toString))
        .containsExactly(
            "{\"name\":\"Ramen\",\"reason\":\"other_goods\",\"lines\":[1]}",
            "{\"name\":\"Dear\",\"reason\":\"low_value\",\"lines\":[0,1]}");
    assertThat(price.get("rules_missed_more").intValue()).isZero();
    for (int i = 0; i < 50; i++)
      rule("Dear " + i, when(0, 5000, ByCode.NONE, Who.ANYBODY, Share.ALL), RuleLimits.NONE);
    var many = price("[" + item(ramen.publicId(), 1) + "]");
    assertThat(many.get("rules_missed").size()).isEqualTo(50);
    assertThat(many.get("rules_missed_more").intValue()).isEqualTo(1);
  }

  private static When when(int units, long value, ByCode code, Who who, Share share) {
    return new When(Set.of(), null, null, null, units, value, code, null, false, who, share);
  }

  private void rule(String name, When when, RuleLimits limits) {
    var draft =
        new RuleDraft(name, new Effect.Percent(1000), Target.EVERYTHING, when, "", 0, true, limits);
    rules.create(store, draft, Actor.SYSTEM);
  }

  @Test
  void pricesAHundredLinesWithTheStatementsOfOne() {
    rule("All", new Effect.Percent(1000), Set.of());
    var items = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      var goods = world.goods(store, 100 + i, null);
      items.add(item(goods.publicId(), 1));
      client.put(shop, goods, 1);
    }
    var more = world.goods(store, 1, null);
    assertThat(client.follow(client.put(shop, more, 1)).body())
        .as("neither does a cart take more")
        .contains("A cart holds 100 different things. Remove one to add another.");
    var many = items.stream().collect(Collectors.joining(",", "[", "]"));
    assertThat(price(many).get("lines").size()).isEqualTo(100);
    var one = statements.ofWarmRequests(() -> price("[" + items.getFirst() + "]"));
    assertThat(statements.ofWarmRequests(() -> price(many))).hasSameSizeAs(one);
  }

  /** Zones, rules, taxes and what points are worth are known from the last time. */
  @Test
  void asksForNothingThatItKnows() {
    var goods = world.goods(store, 1000, null);
    var rate = world.rate(store, Method.SHIPPING, 490);
    rule("All", new Effect.Percent(1000), Set.of());
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var since = LocalDate.of(2025, 1, 1);
    var own = new TaxRate(Area.of(Set.of("DE")), TaxClass.FOOD, false, "VAT", 70_000, since);
    taxes.create(store, own, Actor.SYSTEM);
    var terms = new Terms(100, 100, 100);
    var none = List.<Program.Tier>of();
    programs.change(
        store,
        new Program(true, "Stars", 0, 0, 0, 0, terms, none, List.of(), 0, List.of()),
        Actor.SYSTEM);
    var body =
        "[%s], \"rate_id\": \"%s\", \"address\": {\"country\": \"DE\", \"postal_code\": \"10115\","
                .formatted(item(goods.publicId(), 1), rate)
            + " \"city\": \"Berlin\", \"line1\": \"Weg 1\"}";
    var sent =
        statements.ofWarmRequests(
            () -> {
              var price = price(body);
              assertThat(minor(price, "/discount")).isEqualTo(100);
              assertThat(minor(price, "/shipping")).isEqualTo(490);
              assertThat(minor(price, "/tax")).isPositive();
            });
    for (var table : List.of("shipping", "price_rule", "tax", "loyalty", "variant", "location"))
      assertThat(sent).as(table).noneMatch(it -> it.contains("`" + table));
  }

  /** More is in no order, so it has no price; a thousand lines cost no more to refuse than one. */
  @ParameterizedTest
  @ValueSource(ints = {101, 1000})
  void refusesMoreLinesThanAnOrderTakes(int lines) {
    var goods = item(world.goods(store, 1290, null).publicId(), 1);
    var many = String.join(",", Collections.nCopies(lines, goods));
    var asked = statements.ofRequests(() -> tooMany(post("[" + many + "]")));
    assertThat(asked).noneMatch(it -> it.contains("variant"));
    var base = "/api/v1/stores/" + store.slug();
    var items = "{\"items\": [" + many + "]}";
    tooMany(client.json(base + "/shipping/quote", items));
    tooMany(client.json(base + "/checkout", items, "Idempotency-Key", "many"));
  }

  private static void tooMany(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    var problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("code").stringValue()).isEqualTo("validation_failed");
    assertThat(problem.get("errors").valueStream().map(JsonNode::toString))
        .contains("{\"pointer\":\"/items\",\"detail\":\"Too many: at most 100 at once.\"}");
  }

  /** What will hold is for the merchant's own programs to know. */
  @Test
  void pricesAtAnotherMomentForAKeyOfTheStore() {
    var goods = world.goods(store, 1000, null);
    var since = LocalDate.of(2030, 1, 1);
    rule("Then", new When(Set.of(), null, since, since, 0, 0, ByCode.NONE), RuleLimits.NONE);
    var body = "[" + item(goods.publicId(), 1) + "], \"at\": \"%s\"";
    var scope = EnumSet.of(KeyScope.STOCK_READ);
    var token = keys.make(store, "Till", scope, null, Actor.SYSTEM);
    // Midnight in Berlin.
    for (var each :
        List.of(
            "2029-12-31T22:59:59Z 0",
            "2029-12-31T23:00:00Z 100",
            "2030-01-01T23:59:59.999+01:00 100",
            "2030-01-02T00:00:00+01:00 0",
            " 0")) {
      var at = each.split(" ");
      var answer = post(body.formatted(at[0]), "Authorization", "Bearer " + token);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(minor(JsonMapper.shared().readTree(answer.body()), "/discount"))
          .as(each)
          .isEqualTo(Long.parseLong(at[1]));
      assertThat(answer.headers().firstValue("RateLimit").isPresent()).isEqualTo(!at[0].isEmpty());
    }
    for (var wrong : List.of("tomorrow", "2030-01-01", "3000-01-01T00:00:00Z")) {
      var answer = post(body.formatted(wrong), "Authorization", "Bearer " + token);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("\"pointer\":\"/at\"", "2026-12-01T08:00:00Z.");
    }
    var later = body.formatted("2030-01-01T12:00:00Z");
    var foreign = keys.make(world.store(), "Till", scope, null, Actor.SYSTEM);
    for (var refused : List.of(post(later), post(later, "Authorization", "Bearer " + foreign))) {
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("\"unauthorized\"");
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void refusesWhatCannotBeBought() {
    var goods = world.goods(store, 1290, null);
    assertThat(post("[" + item("none", 1) + "]").statusCode()).isEqualTo(422);
    var far = post("[" + item(goods.publicId(), 1) + "], \"rate_id\": \"none\"");
    assertThat(far.statusCode()).isEqualTo(422);
    assertThat(far.body()).contains("validation_failed");
    var other = world.goods(world.store(), 1290, null);
    assertThat(post("[" + item(other.publicId(), 1) + "]").statusCode())
        .as("of another store")
        .isEqualTo(422);
  }

  private void rule(String name, Effect effect, Set<Long> variants) {
    var target =
        variants.isEmpty()
            ? Target.EVERYTHING
            : new Target(false, variants, Set.of(), Set.of(), Set.of(), Set.of());
    rules.create(
        store, new RuleDraft(name, effect, target, When.ALWAYS, "", 0, true), Actor.SYSTEM);
  }

  private JsonNode price(String items) {
    var answer = post(items);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> post(String items, String... headers) {
    var path = "/api/v1/stores/" + store.slug() + "/price";
    return client.json(path, "{\"items\": " + items + "}", headers);
  }

  private static String item(String variant, int quantity) {
    return "{\"variant_id\": \"" + variant + "\", \"quantity\": " + quantity + "}";
  }

  private static long minor(JsonNode node, String at) {
    return node.at(at + "/amount_minor").longValue();
  }
}
