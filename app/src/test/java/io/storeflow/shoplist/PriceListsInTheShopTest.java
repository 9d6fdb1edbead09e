package io.storeflow.shoplist;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop in a further currency: its address says it, and all that is seen is in it. */
@AppTest
class PriceListsInTheShopTest extends AtAShop {
  @Autowired PriceListChanges lists;

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
  void changesTheCurrencyOfACartAndSaysSo() {
    var goods = world.goods(store, 1200, 9);
    sell();
    body(shop + "?currency=USD");
    client.post(shop + "/cart?currency=EUR", Map.of("variant", goods.publicId(), "quantity", "2"));
    assertThat(body(shop + "/cart")).contains("€24.00").doesNotContain("was in");
    assertThat(body(shop + "/cart?currency=USD")).contains("$25.92", "This cart was in EUR.");
    assertThat(body(shop + "/cart")).contains("$25.92").doesNotContain("was in");
  }

  private String body(String path) {
    var answer = client.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private void sell() {
    var conversion =
        new Conversion(
            Currency.getInstance("EUR"),
            Currency.getInstance("USD"),
            new BigDecimal("1.08"),
            PriceRounding.NONE);
    lists.create(store, new PriceListDraft(conversion, true), Actor.SYSTEM);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> client.get(shop).body().contains("currency=USD"));
  }
}
