package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import tools.jackson.databind.node.ObjectNode;

/** Domains on which wallets are offered, of each account its own. */
public final class Domains {
  private static final String KIND = "payment_method_domain";

  private final Book book;

  public Domains(Book book) {
    this.book = book;
  }

  public void routes(Routes routes) {
    routes.api("POST /v1/payment_method_domains", this::create);
    routes.api(
        "GET /v1/payment_method_domains",
        call ->
            Lists.page(
                call,
                book.shelf(call.account())
                    .all(KIND)
                    .filter(Lists.equal(call, "domain_name"))
                    .filter(Lists.equal(call, "enabled"))));
    routes.api("GET /v1/payment_method_domains/{id}", call -> Book.shown(find(call)));
    routes.api("POST /v1/payment_method_domains/{id}", this::update);
    routes.api("POST /v1/payment_method_domains/{id}/validate", call -> Book.shown(find(call)));
  }

  private ObjectNode create(Call call) {
    var name = call.params().only("domain_name", "enabled").needed("domain_name");
    if (!name.matches("[a-z0-9.-]+\\.[a-z]{2,}") && !name.equals("localhost"))
      throw ApiError.invalid(null, "Invalid domain name: " + name, "domain_name");
    var shelf = book.shelf(call.account());
    // The same domain again is the same object.
    var there = shelf.all(KIND).filter(it -> name.equals(Json.text(it, "domain_name"))).findAny();
    if (there.isPresent()) return Book.shown(there.get());
    var made =
        Json.of(
            "id",
            Ids.of("pmd"),
            "object",
            KIND,
            "created",
            book.now(),
            "domain_name",
            name,
            "enabled",
            !"false".equals(call.params().text("enabled")),
            "livemode",
            false);
    for (var wallet :
        new String[] {"amazon_pay", "apple_pay", "google_pay", "klarna", "link", "paypal"})
      made.set(wallet, Json.of("status", "active"));
    return Book.shown(shelf.put(made));
  }

  private ObjectNode update(Call call) {
    var found = find(call);
    if (call.params().has("enabled")) found.put("enabled", call.params().flag("enabled"));
    return Book.shown(found);
  }

  private ObjectNode find(Call call) {
    var found = book.shelf(call.account()).find(KIND, call.inPath("id"));
    if (found == null)
      throw ApiError.none("payment_method_domain", call.inPath("id"), "payment_method_domain");
    return found;
  }
}
