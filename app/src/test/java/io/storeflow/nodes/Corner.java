package io.storeflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A shop that was opened through the pages of a node, with its owner and one who buys there. */
final class Corner {
  static final String SHOP = "/shop/corner";
  static final String DESK = "/s/corner";

  final Visitor owner;
  final Client shopper;

  private Corner(Visitor owner, Client shopper) {
    this.owner = owner;
    this.shopper = shopper;
  }

  /** In an empty database: a restaurant with one dish, and a counter where it is fetched. */
  static Corner opened(AppProcess node) {
    var corner = new Corner(new Visitor(node.port()), new Client(node.port()));
    var form = new HashMap<String, String>();
    form.put("name", "Ada");
    form.put("email", "ada@example.com");
    form.put("password", World.PASSWORD);
    form.put("business", "Corner");
    form.put("storeName", "Corner");
    form.put("slug", "corner");
    form.put("country", "DE");
    form.put("kind", "restaurant");
    assertThat(corner.owner.post("/signup", "/signup", form).statusCode()).isEqualTo(302);
    corner.saysWhereItIs();
    var product =
        Map.of(
            "title", "Ramen",
            "state", "active",
            "slug", "ramen",
            "variants[0].price", "12.90",
            "variants[0].active", "true");
    var made = corner.owner.post(DESK + "/products/new", DESK + "/products", product);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    return corner;
  }

  private void saysWhereItIs() {
    var settings = DESK + "/settings";
    var form = new HashMap<String, String>();
    form.put("version", Client.hidden(owner.get(settings), "version"));
    form.put("line1", "Straße 1");
    form.put("city", "Berlin");
    var saved = owner.post(settings, settings, form);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
  }

  void put() {
    var page = shopper.get(SHOP + "/p/ramen");
    shopper.post(SHOP + "/cart", Map.of("variant", Client.hidden(page, "variant")));
  }

  void buy() {
    put();
    var placed = shopper.post(SHOP + "/checkout", filled(shopper.get(SHOP + "/checkout")));
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(303);
  }

  /** The checkout as somebody fills it in who fetches the food. */
  static Map<String, String> filled(HttpResponse<String> page) {
    var form = new HashMap<String, String>();
    form.put("email", "mika@example.com");
    form.put("name", "Mika");
    form.put("method", "pickup");
    for (var hidden : new String[] {"cart", "quote", "total", "basis"})
      form.put(hidden, Client.hidden(page, hidden));
    Client.chosen(page, "rate").ifPresent(it -> form.put("rate", it));
    return form;
  }
}
