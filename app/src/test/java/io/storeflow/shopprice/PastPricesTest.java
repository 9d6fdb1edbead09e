package io.storeflow.shopprice;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.forsale.Catalogue;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a merchant strikes through, beside what rules made of the price (98/6/EC, article 6a). */
@AppTest
class PastPricesTest extends AtAShop {
  private static final Actor SYSTEM = Actor.SYSTEM;

  @Autowired RuleChanges rules;
  @Autowired Products products;
  @Autowired Catalogue catalogue;
  @Autowired Statements statements;

  Goods goods;

  @BeforeEach
  void stock() {
    goods = world.goods(store, 1000, null);
  }

  /** By whatever rule everybody could have had, also one that ran out. */
  @Test
  void whatARuleMadeOfItBeforeIsThePriceBefore() {
    rules.delete(store, began(rule(When.ALWAYS, new RuleLimits(50, 0, 0, 0, 0)), 10), SYSTEM);
    sell(900, 1000L);
    assertThat(struck()).as("it was had for less than it costs now").isNull();
    sell(700, 1000L);
    assertThat(struck()).as("the lowest before").isEqualTo(store.money(800));
    for (var page : List.of("/all", "/p/" + goods.productSlug()))
      assertThat(client.get(shop + page).body())
          .contains("€7.00", "€8.00")
          .doesNotContain("€10.00");
  }

  /** A rule that has no more to give was over when it was used last, whatever its switch says. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, false, 800",
    "1, 0, 40, true, 1000",
    "0, 250, 40, false, 1000",
    "0, 250, 0, true, 800",
    "0, 400, 40, false, 800"
  })
  void whatWasUsedUpBeforeIsNoPriceBefore(
      int uses, long budget, int daysAgo, boolean switchedOff, long before) {
    var rate = world.rate(store, Method.PICKUP, 0);
    var winter = began(rule(When.ALWAYS, new RuleLimits(uses, 0, 0, 0, budget)), 60);
    world.order(store, World.request(rate, null, goods, 1));
    var o = only(store, ORDERS);
    var then = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
    world.change(store, () -> db.update(o).set(o.PLACED_AT, then).execute());
    if (switchedOff) rules.delete(store, winter, SYSTEM);
    sell(700, 1000L);
    assertThat(struck()).isEqualTo(store.money(before));
  }

  @Test
  void whatOnlySomeHadIsNoPriceBefore() {
    var coded = new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("SECRET")));
    rules.delete(store, began(rule(coded, RuleLimits.NONE), 10), SYSTEM);
    rules.delete(store, began(rule(days(-40, -31), RuleLimits.NONE), 40), SYSTEM);
    sell(900, 1000L);
    assertThat(struck()).isEqualTo(store.money(1000));
  }

  /** A happy hour counts from the first time that it was one. */
  @ParameterizedTest
  @CsvSource({"10, -1, 800", "10, 1, 800", "0, 1, 1000", "0, -1, 1000", "60, 1, 800"})
  void whatHasHeldOnNoDayYetIsNoPriceBefore(int daysAgo, int weekday, long before) {
    var day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(weekday).getDayOfWeek();
    var evening = new Hours(LocalTime.of(18, 0), LocalTime.of(20, 0));
    var when = new When(Set.of(day), evening, null, null, 0, 0, ByCode.NONE);
    began(rule(when, RuleLimits.NONE), daysAgo);
    sell(700, 1000L);
    assertThat(struck()).isEqualTo(store.money(before));
  }

  /** The reduction that the merchant says began before a rule that went further, and is over. */
  @Test
  void aPriceThatWasLowerMeanwhileIsNoReduction() {
    sell(900, 1000L);
    assertThat(struck()).isEqualTo(store.money(1000));
    var limited = rule(When.ALWAYS, new RuleLimits(50, 0, 0, 0, 0));
    assertThat(struck()).as("who gets less sees so in the cart").isEqualTo(store.money(1000));
    rules.change(store, limited, false, SYSTEM);
    assertThat(struck()).isNull();
    assertThat(client.get(shop + "/all").body()).contains("€9.00").doesNotContain("€10.00");
    sell(850, 1000L);
    assertThat(struck()).as("nor is what costs more than it did").isNull();
  }

  @Test
  void aRuleThatIsOverByItsDaysCountsToo() {
    sell(900, 1000L);
    ago(40);
    assertThat(struck()).isEqualTo(store.money(1000));
    began(rule(days(-9, -2), RuleLimits.NONE), 10);
    assertThat(struck()).isNull();
  }

  @Test
  void asksNothingMoreOnceItIsKnown() {
    sell(900, 1000L);
    rules.delete(store, began(rule(When.ALWAYS, RuleLimits.NONE), 10), SYSTEM);
    await()
        .untilAsserted(
            () ->
                assertThat(statements.during(this::struck))
                    .as("the variant and its modifiers")
                    .hasSize(2));
    assertThat(struck()).isNull();
  }

  /** Everything at 20 % off. */
  private String rule(When when, RuleLimits limits) {
    var draft =
        new RuleDraft(
            "Winter", new Effect.Percent(2000), Target.EVERYTHING, when, "", 0, true, limits);
    return rules.create(store, draft, SYSTEM);
  }

  private static When days(int since, int until) {
    var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    return new When(
        Set.of(), null, today.plusDays(since), today.plusDays(until), 0, 0, ByCode.NONE);
  }

  private String began(String rule, int daysAgo) {
    var r = only(store, PRICE_RULE);
    var then = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
    world.change(
        store, () -> db.update(r).set(r.HOLDS_SINCE, then).where(r.PUBLIC_ID.eq(rule)).execute());
    return rule;
  }

  /** The price was changed so long ago. */
  private void ago(int days) {
    var v = only(store, VARIANT);
    var then = Instant.now().minus(days, ChronoUnit.DAYS);
    world.change(store, () -> db.update(v).set(v.LOWEST_AT, then).execute());
  }

  private @Nullable Money struck() {
    var sold = catalogue.forSale(store, List.of(goods.publicId())).get(goods.publicId());
    return sold == null ? null : sold.compareAt();
  }

  private void sell(long minor, @Nullable Long before) {
    var product = products.get(store, goods.product());
    var was = product.variants().getFirst();
    var variant =
        Shelves.variant(
            was.publicId(),
            "",
            "",
            store.money(minor),
            before == null ? null : store.money(before),
            false,
            true,
            0,
            0);
    var change = new ProductChange(product.fields(), "", List.of(), List.of(variant), Set.of());
    products.change(store, goods.product(), product.version(), change, SYSTEM);
  }
}
