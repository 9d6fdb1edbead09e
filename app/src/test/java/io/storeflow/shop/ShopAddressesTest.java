package io.storeflow.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.product.ProductState;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Addresses that people kept, typed or printed lead to what they mean. */
@AppTest
class ShopAddressesTest extends AtAShop {
  @Autowired Products products;

  @Test
  void aFormerAddressLeadsToTheProductUntilAnotherTakesIt() {
    var id = create("ramen", ProductState.ACTIVE);
    rename(id, 1, "ramen-bowl", ProductState.ACTIVE);
    leads(shop + "/p/ramen?from=code", shop + "/p/ramen-bowl?from=code");
    rename(id, 2, "ramen-large", ProductState.ACTIVE);
    leads(shop + "/p/ramen", shop + "/p/ramen-large");
    leads(shop + "/p/ramen-bowl", shop + "/p/ramen-large");
    create("ramen", ProductState.ACTIVE);
    assertThat(client.get(shop + "/p/ramen").statusCode()).isEqualTo(200);
    rename(id, 3, "ramen-bowl", ProductState.ACTIVE);
    assertThat(client.get(shop + "/p/ramen-bowl").statusCode()).as("its own again").isEqualTo(200);
    leads(shop + "/p/ramen-large", shop + "/p/ramen-bowl");
  }

  @Test
  void aFormerAddressTellsOfNoDraftAndOfNoOtherStore() {
    var id = create("secret-1", ProductState.ACTIVE);
    rename(id, 1, "secret-2", ProductState.DRAFT);
    var gone = client.get(shop + "/p/secret-1");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).doesNotContain("secret-2");
    assertThat(client.get("/shop/" + world.store().slug() + "/p/secret-1").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aProductKeepsABoundedNumberOfFormerAddresses() {
    var id = create("a-0", ProductState.ACTIVE);
    for (int n = 1; n <= 22; n++) rename(id, n, "a-" + n, ProductState.ACTIVE);
    assertThat(client.get(shop + "/p/a-0").statusCode()).isEqualTo(404);
    leads(shop + "/p/a-21", shop + "/p/a-22");
  }

  @Test
  void capitalsAndASlashAtTheEndLeadToThePage() {
    create("ramen", ProductState.ACTIVE);
    leads(shop.toUpperCase(java.util.Locale.ROOT) + "/P/Ramen/?q=A", shop + "/p/ramen?q=A");
    leads("/Shop/" + store.slug() + "/", shop);
    assertThat(client.post(shop + "/cart/", java.util.Map.of()).statusCode())
        .as("a form is sent to where it is answered")
        .isNotEqualTo(308);
  }

  @Test
  void whatIsNotThereWearsTheShop() {
    var draft = create("hidden", ProductState.DRAFT);
    assertThat(draft).isNotEmpty();
    for (var path : List.of("/p/nothing", "/c/nothing", "/nothing", "/p/hidden")) {
      var missing = client.get(shop + path);
      assertThat(missing.statusCode()).as(path).isEqualTo(404);
      assertThat(missing.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(missing.body())
          .as(path)
          .contains("data-store=\"" + store.slug() + "\"", "action=\"" + shop + "/search\"")
          .contains("name=\"robots\" content=\"noindex\"")
          .doesNotContain("Hidden product");
    }
    assertThat(client.get("/shop/nobody-here/p/x").body()).doesNotContain("data-store=");
  }

  @Test
  void structuredDataNamesWholeAddresses() {
    create("ramen", ProductState.ACTIVE);
    assertThat(client.get(shop + "/p/ramen").body())
        .contains("\"url\":\"http://localhost" + shop + "/p/ramen\"");
  }

  private void leads(String from, String to) {
    HttpResponse<String> answer = client.get(from);
    assertThat(answer.statusCode()).as(from).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).as(from).contains(to);
  }

  private String create(String slug, ProductState state) {
    return products.create(store, change(slug, state), World.actor("A cook"));
  }

  private void rename(String id, int version, String slug, ProductState state) {
    var variant = products.get(store, id).variants().getFirst();
    products.change(
        store, id, version, change(slug, state, variant.publicId()), World.actor("A cook"));
  }

  private ProductChange change(String slug, ProductState state) {
    return change(slug, state, null);
  }

  private ProductChange change(
      String slug, ProductState state, @org.jspecify.annotations.Nullable String variant) {
    return Shelves.product(
        "Hidden product",
        "",
        "",
        slug,
        null,
        null,
        "",
        state,
        List.of(Shelves.variant(variant, "", "", store.money(1290), null, false, true, 0, 0)));
  }
}
