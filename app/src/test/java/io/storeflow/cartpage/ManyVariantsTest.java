package io.storeflow.cartpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ManyVariants;
import io.storeflow.catalog.Products;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A product of very many variants is chosen by its options, without a list and without script. */
@AppTest
class ManyVariantsTest extends AtAShop {
  @Autowired Products products;

  @BeforeEach
  void sellShirts() {
    products.create(store, ManyVariants.shirt(store), Actor.SYSTEM);
  }

  @Test
  void isChosenByItsOptions() {
    var page = client.get(shop + "/p/shirt").body().replaceAll("\\s+", " ");
    assertThat(page)
        .contains("data-many", "name=\"value-0\" value=\"S\"", "name=\"value-2\" value=\"Slim\"")
        .contains("\"@type\":\"AggregateOffer\"")
        .doesNotContain("type=\"radio\" name=\"variant\"");
    var product = page.split("name=\"product\" value=\"")[1].split("\"")[0];
    add(product, "M", "C3", "Wide");
    assertThat(client.get(shop + "/cart").body()).contains("M / C3 / Wide");
    add(product, "L", "C4", "Slim");
    assertThat(client.get(shop + "/cart").body()).contains("L / C4 / Slim", "M / C3 / Wide");
  }

  @Test
  void saysThatThereIsNoSuchVariant() {
    var product =
        client.get(shop + "/p/shirt").body().split("name=\"product\" value=\"")[1].split("\"")[0];
    for (var odd :
        List.of(
            List.of("S", "C1", "Slim"),
            List.of("S", "C2"),
            List.of("Slim", "C2", "S"),
            List.of("", "", "")))
      assertThat(client.follow(add(product, odd.toArray(String[]::new))).body())
          .as("%s", odd)
          .contains("This combination does not exist.");
    assertThat(client.follow(add("nothing", "M", "C3", "Wide")).body())
        .contains("This combination does not exist.");
    assertThat(client.get(shop + "/cart").body()).contains("Your cart is empty");
  }

  private HttpResponse<String> add(String product, String... values) {
    Map<String, String> form = new HashMap<>(Map.of("product", product, "quantity", "1"));
    for (int i = 0; i < values.length; i++) form.put("value-" + i, values[i]);
    return client.post(shop + "/cart", form);
  }
}
