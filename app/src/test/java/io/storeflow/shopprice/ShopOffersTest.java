package io.storeflow.shopprice;

import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRICE_RULE_PAST;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.forsale.Catalogue;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Statements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The page of a product tells what everybody pays by rules, now and for several. */
@AppTest
class ShopOffersTest extends AtAShop {
  @Autowired RuleChanges rules;
  @Autowired Statements statements;
  @Autowired ShopOffers offers;
  @Autowired ShopCatalogue catalogue;
  @Autowired Catalogue sold;

  @Test
  void tellsThePriceOfARuleAndThoseForSeveral() {
    var ramen = world.goods(store, 1000, null);
    var page = shop + "/p/" + ramen.productSlug();
    assertThat(client.get(page).body()).doesNotContain("you save");
    var steps =
        List.of(
            new Effect.Tier(3, new Effect.Percent(1500)),
            new Effect.Tier(10, new Effect.FixedPrice(777)));
    rule("By the dozen", new Effect.Tiers(steps), When.ALWAYS);
    rule("With a code", new Effect.Percent(9000), coded());
    assertThat(client.get(page).body())
        .contains("from 3: €8.50 each, you save 15%", "from 10: €7.77 each, you save 22%")
        .doesNotContain("By the dozen", "With a code", "€1.00");
    var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    rule("Week of ramen", new Effect.AmountEach(100), days(today.minusDays(2), today.plusDays(2)));
    assertThat(client.get(page).body())
        .contains("Week of ramen", "€9.00", "until ", "<del", "€10.00")
        .contains("from 3: €7.50 each, you save 25%")
        .as("the same number for search engines")
        .containsPattern("\"price\": ?\"9\\.00\"")
        .contains("priceValidUntil", today.plusDays(3) + "T00:00");
  }

  /** A tenth off 12.35 is taken off all of them at once: each is no whole number of cents. */
  @Test
  void tellsWhatSeveralCostWhereEachIsNoWholeCent() {
    var bowl = world.goods(store, 1235, null);
    rule(
        "By the dozen",
        new Effect.Tiers(List.of(new Effect.Tier(3, new Effect.Percent(1000)))),
        When.ALWAYS);
    assertThat(client.get(shop + "/p/" + bowl.productSlug()).body())
        .contains("from 3: about €11.11 each, 3 for €33.34, you save 10%");
    client.put(shop, bowl, 3);
    assertThat(client.get(shop + "/cart").body()).contains("€33.34");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1500, 0, 999, SAME",
    "1235, 1000, 0, 999, ROUNDED",
    // 8.4915 each: 3 and 4 of them look even, and 4 are a cent dearer.
    "999, 1500, 0, 3, SAME",
    "999, 1500, 0, 4, ROUNDED",
    "1000, 1500, 3, 999, CAPPED",
  })
  void knowsWhetherEachCostsTheSameOfMore(
      long price, int percent, int most, int last, Offers.Further expected) {
    var tiers = new Effect.Tiers(List.of(new Effect.Tier(2, new Effect.Percent(percent))));
    var rule =
        new PriceRule(
            1,
            "r",
            "Some",
            tiers,
            Target.EVERYTHING,
            When.ALWAYS,
            "",
            most,
            true,
            1,
            RuleLimits.NONE);
    var prices = new OfferedPrices(List.of(rule), LocalDate.EPOCH.atStartOfDay());
    var goods = world.goods(store, price, null);
    var variant = sold.forSale(store, List.of(goods.publicId())).values().iterator().next();
    assertThat(prices.further(prices.of(variant, 2), last)).isEqualTo(expected);
  }

  /** The lowest of the 30 days before a reduction, by whatever rule (Directive 98/6/EC, 6a). */
  @Test
  void whatAnEarlierRuleMadeOfItIsThePriceBefore() {
    var ramen = world.goods(store, 1000, null);
    var page = shop + "/p/" + ramen.productSlug();
    var first = rule("Opening", new Effect.Percent(1000), When.ALWAYS);
    assertThat(client.get(page).body()).contains("€9.00", "<del", "€10.00");
    rules.delete(store, first, Actor.SYSTEM);
    rule("Winter", new Effect.Percent(2000), When.ALWAYS);
    assertThat(struck(page)).as("it was had for so much").contains("€9.00");
    var past = only(store, PRICE_RULE_PAST);
    world.change(
        store,
        () ->
            db.update(past).set(past.ENDED_AT, Instant.now().minus(31, ChronoUnit.DAYS)).execute());
    assertThat(struck(page)).as("but not in the 30 days before").contains("€10.00");
    var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    var week = days(today.minusDays(9), today.minusDays(2));
    began(rule("Last week", new Effect.Percent(500), week), 10);
    assertThat(struck(page)).as("one that is over by its days").contains("€9.50");
  }

  /** However many products a list has. */
  @Test
  void listsTellThePriceOfARuleToo() {
    world.goods(store, 1000, null);
    world.goods(store, 2000, null);
    rule("Opening", new Effect.Percent(1000), When.ALWAYS);
    rule("By the dozen", new Effect.Percent(5000), several());
    world.readEvents(store);
    assertThat(client.get(shop + "/all").body()).contains("€9.00", "€10.00</del>", "€18.00");
    assertThat(client.get(shop).body()).contains("€9.00", "€10.00</del>", "€18.00");
    for (int i = 0; i < 5; i++) world.goods(store, 3000, null);
    world.readEvents(store);
    var all = catalogue.products(store, ShopFilter.all(), 50, null).rows();
    assertThat(all).hasSize(7);
    assertThat(asked(all)).hasSize(7);
    int forOne = statements.during(() -> asked(all.subList(0, 1))).size();
    assertThat(statements.during(() -> asked(all))).hasSize(forOne);
  }

  private Map<String, Offers.Now> asked(List<ShopProduct> products) {
    return offers.of(store, products, new MockHttpServletRequest()).now();
  }

  private static When several() {
    return new When(Set.of(), null, null, null, 12, 0, ByCode.NONE);
  }

  @Test
  void aNewNameEndsNoReduction() {
    var ramen = world.goods(store, 1000, null);
    var page = shop + "/p/" + ramen.productSlug();
    var id = rule("Opening", new Effect.Percent(1000), When.ALWAYS);
    var draft =
        new RuleDraft(
            "Grand opening", new Effect.Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
    rules.change(store, id, 1, draft, Actor.SYSTEM);
    assertThat(client.get(page).body()).contains("Grand opening");
    assertThat(struck(page)).contains("€10.00");
    rules.change(store, id, false, Actor.SYSTEM);
    rules.change(store, id, true, Actor.SYSTEM);
    assertThat(client.get(page).body())
        .as("off and on again is no reduction of what it was")
        .contains("€9.00")
        .doesNotContain("<del");
  }

  @Test
  void whatBeganAfterAReductionIsNoPriceBeforeIt() {
    var ramen = world.goods(store, 1000, null);
    var winter = rule("Winter", new Effect.Percent(2000), When.ALWAYS);
    var flash = rule("Flash", new Effect.Percent(5000), When.ALWAYS);
    var later =
        rule(
            "Never begun",
            new Effect.Percent(9000),
            days(LocalDate.now().plusDays(9), LocalDate.now().plusDays(19)));
    began(winter, 20);
    began(flash, 2);
    rules.delete(store, flash, Actor.SYSTEM);
    rules.delete(store, later, Actor.SYSTEM);
    var page = shop + "/p/" + ramen.productSlug();
    assertThat(client.get(page).body()).contains("€8.00");
    assertThat(struck(page)).contains("€10.00");
  }

  private void began(String rule, int daysAgo) {
    var r = only(store, PRICE_RULE);
    world.change(
        store,
        () ->
            db.update(r)
                .set(r.HOLDS_SINCE, Instant.now().minus(daysAgo, ChronoUnit.DAYS))
                .where(r.PUBLIC_ID.eq(rule))
                .execute());
  }

  private String struck(String page) {
    var body = client.get(page).body();
    int at = body.indexOf("<del");
    return at < 0 ? "" : body.substring(at, body.indexOf("</del>", at));
  }

  private static When coded() {
    return new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("SECRET")));
  }

  private static When days(LocalDate since, LocalDate until) {
    return new When(Set.of(), null, since, until, 0, 0, ByCode.NONE);
  }

  private String rule(String name, Effect effect, When when) {
    var draft = new RuleDraft(name, effect, Target.EVERYTHING, when, "", 0, true);
    return rules.create(store, draft, Actor.SYSTEM);
  }
}
