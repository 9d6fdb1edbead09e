package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.checkout.Prices;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Routes;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Products and prices. */
final class Catalogue {
  private final Store store;

  Catalogue(Store store) {
    this.store = store;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/products", this::product);
    routes.api("GET /v1/products", call -> store.list(call, "product", "active"));
    routes.api("GET /v1/products/{id}", call -> store.shown(call, "product"));
    routes.api("POST /v1/products/{id}", this::updateProduct);
    routes.api("POST /v1/prices", this::price);
    routes.api(
        "GET /v1/prices", call -> store.list(call, "price", "product", "active", "currency"));
    routes.api("GET /v1/prices/{id}", call -> store.shown(call, "price"));
    routes.api("POST /v1/prices/{id}", this::updatePrice);
  }

  private ObjectNode product(Call call) {
    var sent = call.params();
    var made = Prices.product(store.book().now(), sent.needed("name"));
    if (sent.has("id")) made.put("id", sent.text("id"));
    Store.take(made, sent.all(), "description", "unit_label");
    return Book.shown(store.put(call, made, "product.created"));
  }

  private ObjectNode updateProduct(Call call) {
    var product = store.find(call, "product");
    store.change(
        call.account(),
        "product.updated",
        product,
        it -> {
          Store.take(it, call.params().all(), "name", "description", "unit_label");
          if (call.params().has("active")) it.put("active", call.params().flag("active"));
        });
    return Book.shown(product);
  }

  private ObjectNode price(Call call) {
    var sent = call.params();
    var amount = sent.whole("unit_amount");
    if (amount == null) throw ApiError.missing("unit_amount");
    var product = sent.text("product");
    if (product == null) {
      var made = Prices.product(store.book().now(), sent.needed("product_data.name"));
      product = Json.text(store.put(call, made, "product.created"), "id", "");
    }
    store.find(call.account(), "product", product);
    var price =
        Prices.price(
            store.book().now(),
            product,
            sent.needed("currency").toLowerCase(Locale.ROOT),
            amount,
            sent.has("recurring") ? sent.object("recurring") : null);
    Store.take(price, sent.all(), "lookup_key", "nickname");
    return Book.shown(store.put(call, price, "price.created"));
  }

  private ObjectNode updatePrice(Call call) {
    var price = store.find(call, "price");
    store.change(
        call.account(),
        "price.updated",
        price,
        it -> {
          Store.take(it, call.params().all(), "lookup_key", "nickname");
          if (call.params().has("active")) it.put("active", call.params().flag("active"));
        });
    return Book.shown(price);
  }
}
