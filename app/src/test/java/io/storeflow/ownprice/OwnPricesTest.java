package io.storeflow.ownprice;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricetest.Share;
import io.storeflow.proof.KnownCode;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World.Goods;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a kept page asks for whoever looks at it: prices that are not everybody's. */
@AppTest
class OwnPricesTest extends AtAShop {
  private static final String EMAIL = "mika@example.com";

  @Autowired RuleChanges rules;
  @Autowired PriceListChanges lists;
  @Autowired Statements statements;

  Goods goods;

  @BeforeEach
  void stock() {
    goods = world.goods(store, 1000, null);
  }

  @Test
  void customersSeeTheirPriceOnceTheyHaveShownWhoTheyAre() {
    var page = shop + "/p/" + goods.productSlug();
    assertThat(client.get(page).body()).doesNotContain("data-own", "data-asked");
    rule("For Mika", new Effect.Percent(1000), mika());
    world.readEvents(store);
    assertThat(client.get(page).body())
        .contains("data-own=\"" + goods.product() + "\"", shop + "/prices/product?of=")
        .doesNotContain("€9.00", "For Mika");
    for (var list : List.of("", "/all", "/search?q=" + goods.productSlug().replace('-', '+')))
      assertThat(client.get(shop + list).body())
          .as(list)
          .contains("data-own=\"" + goods.product() + "\"", shop + "/prices?of=")
          .doesNotContain("€9.00");
    assertNothing(client);
    client.put(shop, goods, 1);
    assertThat(client.cookie("sf_known")).isEqualTo("1");
    assertNothing(client);
    prove("somebody@example.com");
    assertNothing(client);
    prove(EMAIL);
    assertThat(inList(client, goods.product()))
        .contains("data-own=\"" + goods.product() + "\"", ">€9.00<", "€10.00</del>");
    assertThat(ofProduct(client)).contains("For Mika", "€9.00", "€10.00", "data-own");
    var answer = client.get(shop + "/prices?of=" + goods.product());
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    client.post(shop + "/me/proof/deletion", Map.of());
    assertNothing(client);
  }

  @Test
  void whoKnewTheVisitorBeforeSeesWhatEverybodyPays() {
    rule("For Mika", new Effect.Percent(1000), mika());
    client.put(shop, goods, 1);
    var planted = "sf_visitor=" + client.cookie("sf_visitor");
    prove(EMAIL);
    assertThat(inList(client, goods.product())).contains(">€9.00<");
    var stranger = new Client(port);
    for (var path : List.of("/prices?of=", "/prices/product?of="))
      assertThat(stranger.get(shop + path + goods.product(), "Cookie", planted).statusCode())
          .isEqualTo(204);
    var put = Map.of("variant", goods.publicId(), "quantity", "1");
    assertThat(stranger.post(shop + "/cart", put, "Cookie", planted).statusCode()).isEqualTo(303);
    assertThat(new Client(port).get(shop + "/cart", "Cookie", planted).body())
        .contains("€10.00")
        .doesNotContain("€9.00", "For Mika");
    assertThat(client.get(shop + "/cart").body()).contains("€9.00");
  }

  /** A price that is tried does not change because somebody has shown who they are. */
  @Test
  void whoShowsWhoTheyAreStaysInTheirShares() {
    var few = new When(Set.of(), null, null, null, 0, 0, ByCode.NONE).with(Share.of(2));
    var rule = rule("Tried", new Effect.Percent(1000), few);
    var in =
        Stream.generate(PublicId::random)
            .filter(it -> Draw.of(it).isIn(rule, Share.of(2)))
            .findFirst()
            .orElseThrow();
    KnownCode.mail(db, store, in, EMAIL);
    var code = Map.of("code", KnownCode.CODE);
    client.post(shop + "/me/proof", code, "Cookie", "sf_visitor=" + in);
    assertThat(client.visitor(store)).isNotIn("", in);
    assertThat(inList(client, goods.product())).contains(">€9.00<");
  }

  /** What is taken off by rules for everybody too, and what several cost. */
  @Test
  void tellsWhatAllRulesTogetherComeTo() {
    var other = world.goods(store, 2000, null);
    rule("For all", new Effect.Percent(1000), When.ALWAYS);
    var some = new Target(false, Set.of(), Set.of(goods.productId()), Set.of(), Set.of(), Set.of());
    var more = new RuleDraft("For Mika", new Effect.Percent(1000), some, mika(), "", 0, true);
    rules.create(store, more, Actor.SYSTEM);
    var dozen = new Effect.Tiers(List.of(new Effect.Tier(3, new Effect.Percent(5000))));
    rules.create(store, new RuleDraft("Three", dozen, some, mika(), "", 0, true), Actor.SYSTEM);
    client.put(shop, goods, 1);
    prove(EMAIL);
    assertThat(inList(client, goods.product(), other.product()))
        .contains("€8.10")
        .doesNotContain(other.product(), "€18.00");
    assertThat(ofProduct(client)).contains("For all", "For Mika", "€8.10", "from 3: €4.05 each");
    client.put(shop, goods, 2);
    assertThat(client.get(shop + "/cart").body()).contains("€12.15");
  }

  @Test
  void eachVisitorSeesThePriceOfTheirSide() {
    var half = new When(Set.of(), null, null, null, 0, 0, ByCode.NONE).with(Share.of(50));
    var rule = rule("Tried", new Effect.Percent(1000), half);
    var in = "sf_visitor=" + visitor(rule, true);
    var out = "sf_visitor=" + visitor(rule, false);
    var path = shop + "/prices?of=" + goods.product();
    assertThat(client.get(path, "Cookie", in).body()).contains("€9.00");
    assertThat(client.get(path, "Cookie", out).statusCode()).isEqualTo(204);
    assertThat(client.get(path).statusCode()).as("nobody is in no share").isEqualTo(204);
  }

  @Test
  void whoCameByALinkWithACodeSeesWhatItTakesOff() {
    var coded = new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("AUTUMN")));
    rule("Autumn", new Effect.Percent(1000), coded);
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body())
        .contains("data-own")
        .doesNotContain("Autumn");
    follow();
    assertThat(inList(client, goods.product())).contains("€9.00");
    assertThat(ofProduct(client)).contains("Autumn", "€9.00");
  }

  /** Of a limit per customer only who has shown who they are can know whether it is reached. */
  @Test
  void aLimitPerCustomerIsKeptToo() {
    var limits = new RuleLimits(0, 1, 0, 0, 0);
    var draft =
        new RuleDraft(
            "Once", new Effect.Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true, limits);
    rules.create(store, draft, Actor.SYSTEM);
    client.put(shop, goods, 1);
    assertNothing(client);
    prove(EMAIL);
    assertThat(inList(client, goods.product())).contains("€9.00");
  }

  @Test
  void answersForGoodsOfTheStoreAloneAndForSoManyAtMost() {
    var share = new When(Set.of(), null, null, null, 0, 0, ByCode.NONE).with(Share.of(99));
    var rule = rule("Tried", new Effect.Percent(1000), share);
    var cookie = "sf_visitor=" + visitor(rule, true);
    var theirs = world.goods(world.store(), 1000, null);
    for (var path : List.of("/prices?of=", "/prices/product?of="))
      for (var of : List.of(theirs.product(), PublicId.random(), "x", "", ",,%3Cb%3E"))
        assertThat(client.get(shop + path + of, "Cookie", cookie).statusCode())
            .as(path + of)
            .isEqualTo(204);
    assertThat(client.get(shop + "/prices", "Cookie", cookie).statusCode()).isEqualTo(204);
    var many =
        new ArrayList<>(Stream.generate(PublicId::random).limit(OwnPricesController.MOST).toList());
    many.set(0, goods.product());
    many.add(goods.product());
    var path = shop + "/prices?of=";
    assertThat(client.get(path + String.join(",", many), "Cookie", cookie).body())
        .contains("€9.00");
    Collections.swap(many, 0, 1);
    many.set(1, PublicId.random());
    assertThat(client.get(path + String.join(",", many), "Cookie", cookie).statusCode())
        .as("more are not looked at")
        .isEqualTo(204);
  }

  @Test
  void isInTheCurrencyOfThePage() {
    rule("For Mika", new Effect.Percent(1000), mika());
    var dollars =
        new Conversion(
            Currency.getInstance("EUR"),
            Currency.getInstance("USD"),
            new BigDecimal("1.08"),
            PriceRounding.NONE);
    lists.create(store, new PriceListDraft(dollars, true), Actor.SYSTEM);
    client.put(shop, goods, 1);
    prove(EMAIL);
    var page = client.get(shop + "/p/" + goods.productSlug() + "?currency=USD").body();
    assertThat(page).contains(shop + "/prices/product?currency=USD&amp;of=");
    var path = shop + "/prices?currency=USD&of=" + goods.product();
    assertThat(client.get(path).body()).contains("$9.72", "$10.80</del>");
  }

  @Test
  void isAskedAsOftenForManyAsForOneAndNotByStrangers() {
    var coded = new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("AUTUMN")));
    rule("Autumn", new Effect.Percent(1000), coded);
    rule("For Mika", new Effect.Percent(1000), mika());
    var all = new ArrayList<>(List.of(goods.product()));
    for (int i = 0; i < 9; i++) all.add(world.goods(store, 1000, null).product());
    follow();
    prove(EMAIL);
    var one = statements.ofWarmRequests(() -> inList(client, goods.product()));
    assertThat(one).as("goods, version, codes, proof, buyer").hasSizeBetween(1, 5);
    assertThat(statements.ofWarmRequests(() -> inList(client, all.toArray(String[]::new))))
        .hasSameSizeAs(one);
    var stranger = new Client(port);
    assertThat(statements.ofWarmRequests(() -> assertNothing(stranger))).isEmpty();
  }

  @Test
  void isAnsweredSoOftenAtMost() {
    client.put(shop, goods, 1);
    var path = shop + "/prices?of=" + goods.product();
    var answers = Stream.generate(() -> client.get(path).statusCode()).limit(400);
    assertThat(answers.anyMatch(it -> it == 429)).isTrue();
  }

  private void assertNothing(Client who) {
    for (var path : List.of("/prices?of=", "/prices/product?of=")) {
      var answer = who.get(shop + path + goods.product());
      assertThat(answer.statusCode()).as(path).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    }
  }

  private String inList(Client who, String... products) {
    var answer = who.get(shop + "/prices?of=" + String.join(",", products));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String ofProduct(Client who) {
    return who.get(shop + "/prices/product?of=" + goods.product()).body();
  }

  private void follow() {
    assertThat(client.get(shop + "/discount/autumn").statusCode()).isEqualTo(303);
  }

  private void prove(String email) {
    KnownCode.mail(db, store, client.visitor(store), email);
    client.post(shop + "/me/proof", Map.of("code", KnownCode.CODE));
  }

  private static When mika() {
    var who = new Who(false, Set.of(EMAIL), Set.of(), "");
    return new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, who, Share.ALL);
  }

  private static String visitor(String rule, boolean in) {
    return Stream.generate(PublicId::random)
        .filter(it -> Draw.of(it).isIn(rule, Share.of(50)) == in)
        .findFirst()
        .orElseThrow();
  }

  private String rule(String name, Effect effect, When when) {
    var draft = new RuleDraft(name, effect, Target.EVERYTHING, when, "", 0, true);
    return rules.create(store, draft, Actor.SYSTEM);
  }
}
