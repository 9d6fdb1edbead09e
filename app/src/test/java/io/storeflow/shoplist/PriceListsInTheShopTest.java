package io.storeflow.shoplist;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceListRow;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Statements;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop in a further currency: its address says it, and all that is seen is in it. */
@AppTest
class PriceListsInTheShopTest extends AtAShop {
  private static final int MANY = 12;

  @Autowired PriceListChanges lists;
  @Autowired PriceLists known;
  @Autowired RuleChanges rules;
  @Autowired Statements statements;

  @Test
  void showsEveryPageInTheCurrencyOfItsAddress() {
    var goods = world.goods(store, 1200, 9);
    var page = shop + "/p/" + goods.productSlug();
    assertThat(client.get(page).body()).contains("€12.00").doesNotContain("?currency=");
    sell();
    var dollars = body(page + "?currency=USD");
    assertThat(dollars)
        .contains("$12.96", "action=\"" + shop + "/cart?currency=USD\"")
        .contains("href=\"" + shop + "?currency=USD\"", shop + "/all?currency=USD")
        .doesNotContain("€12.00");
    assertThat(dollars).as("the one that it is in").contains("<b aria-current=\"true\">USD</b>");
    assertThat(body(page)).contains("€12.00", page + "?currency=USD");
    assertThat(body(page + "?currency=USD")).isEqualTo(dollars);
    for (var other : new String[] {"CHF", "EUR", "usd", "%3Cb%3E"})
      assertThat(body(page + "?currency=" + other)).isEqualTo(body(page));
    assertThat(body(shop + "/all?currency=USD")).contains("$12.96");
    assertThat(body(shop + "/all?currency=USD&from=12.96&to=12.96")).contains("$12.96");
    assertThat(body(shop + "/all?currency=USD&from=12.97")).doesNotContain("$12.96\n");
    assertThat(body(shop + "/search?q=" + goods.productSlug() + "&currency=USD"))
        .contains("name=\"currency\" value=\"USD\"");
  }

  @Test
  void sortsAndNarrowsListsByThePricesThatItShows() {
    var dear = world.goods(store, 2000, 9);
    var cheap = world.goods(store, 1200, 9);
    world.goods(store, 1900, 9);
    var said = Map.of(dear.id(), new PriceListChanges.Said(500, null));
    lists.say(store, known.get(store, sell()), said, Actor.SYSTEM);
    var page = shop + "/all?currency=USD&sort=price";
    awaitPrice(page, "$5.00");
    assertThat(body(page).indexOf("/p/" + dear.productSlug()))
        .isLessThan(body(page).indexOf("/p/" + cheap.productSlug()));
    assertThat(body(page)).contains("placeholder=\"$5.00\"", "placeholder=\"$21.00\"");
    assertThat(body(page + "&to=6"))
        .contains("/p/" + dear.productSlug())
        .doesNotContain("/p/" + cheap.productSlug());
  }

  @Test
  void strikesWhatItCostInThatCurrencyInTheThirtyDaysBefore() {
    var goods = world.goods(store, 1200, 9);
    var list = known.get(store, sell());
    var page = shop + "/p/" + goods.productSlug() + "?currency=USD";
    say(list, goods.id(), 1000, 1500L);
    awaitPrice(page, "$10.00");
    assertThat(body(page)).as("worked out until now").contains("$12.96").doesNotContain("$15.00");
    say(list, goods.id(), 900, 1500L);
    awaitPrice(page, "$9.00");
    assertThat(body(page)).contains("$10.00").doesNotContain("$12.96", "$15.00");
    say(list, goods.id(), 1100, 1500L);
    awaitPrice(page, "$11.00");
    assertThat(body(page)).as("no lower than before").doesNotContain("$10.00", "$15.00");
  }

  /** What everybody paid by a rule counts as it does in the store's own currency. */
  @Test
  void strikesNoMoreThanRulesMadeOfItThere() {
    var goods = world.goods(store, 1200, 9);
    var list = known.get(store, sell());
    var page = shop + "/p/" + goods.productSlug() + "?currency=USD";
    var fifth = rules.create(store, everything(2000), Actor.SYSTEM);
    awaitPrice(page, "$10.37");
    rules.delete(store, fifth, Actor.SYSTEM);
    say(list, goods.id(), 1100, 1500L);
    awaitPrice(page, "$11.00");
    assertThat(body(page)).as("it was had for less").doesNotContain("$12.96", "$15.00", "$10.37");
    say(list, goods.id(), 900, 1500L);
    awaitPrice(page, "$9.00");
    assertThat(body(page)).contains("$10.37").doesNotContain("$11.00", "$12.96", "$15.00");
    assertThat(struck(page)).contains("$10.37");
    rules.delete(store, rules.create(store, everything(5000), Actor.SYSTEM), Actor.SYSTEM);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(struck(page)).as("it was had for less since").isEmpty());
  }

  private String struck(String page) {
    var body = body(page);
    int at = body.indexOf("data-was>");
    return at < 0 ? "" : body.substring(at + 9, body.indexOf("<", at + 9));
  }

  private static RuleDraft everything(int basisPoints) {
    return new RuleDraft(
        "All", new Effect.Percent(basisPoints), Target.EVERYTHING, When.ALWAYS, "", 0, true);
  }

  private void say(PriceListRow list, long variant, long price, Long before) {
    lists.say(store, list, Map.of(variant, new PriceListChanges.Said(price, before)), Actor.SYSTEM);
  }

  private void awaitPrice(String page, String price) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(body(page)).contains(price));
  }

  @Test
  void asksAsOftenHoweverManyPricesAreFixed() {
    var said = new HashMap<Long, PriceListChanges.Said>();
    for (int i = 0; i < MANY; i++)
      said.put(world.goods(store, 1000, 9).id(), new PriceListChanges.Said(300 + i, null));
    lists.say(store, known.get(store, sell()), said, Actor.SYSTEM);
    var asked = new ArrayList<String>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              asked.clear();
              asked.addAll(
                  statements.ofRequests(
                      () ->
                          assertThat(body(shop + "/all?currency=USD&sort=price"))
                              .contains("$3.00", "$3.01")));
            });
    assertThat(asked.stream().filter(sql -> sql.contains("price_list_price")))
        .hasSizeLessThan(MANY / 2);
  }

  @Test
  void changesTheCurrencyOfACartAndSaysSo() {
    var goods = world.goods(store, 1200, 9);
    sell();
    body(shop + "?currency=USD");
    client.post(shop + "/cart?currency=EUR", Map.of("variant", goods.publicId(), "quantity", "2"));
    assertThat(body(shop + "/cart")).contains("€24.00").doesNotContain("was in");
    assertThat(body(shop + "/cart?currency=USD")).contains("$25.92", "This cart was in EUR.");
    assertThat(body(shop + "/checkout?currency=USD"))
        .contains("formaction=\"" + shop + "/checkout/gift-cards?currency=USD\"");
    assertThat(body(shop + "/cart")).contains("$25.92").doesNotContain("was in");
  }

  private String body(String path) {
    var answer = client.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private String sell() {
    var conversion =
        new Conversion(
            Currency.getInstance("EUR"),
            Currency.getInstance("USD"),
            new BigDecimal("1.08"),
            PriceRounding.NONE);
    var id = lists.create(store, new PriceListDraft(conversion, true), Actor.SYSTEM);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> client.get(shop).body().contains("currency=USD"));
    return id;
  }
}
