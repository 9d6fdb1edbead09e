package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Customers, and the payment methods that are theirs. */
final class Customers {
  static final String KIND = "customer";

  private final Store store;

  Customers(Store store) {
    this.store = store;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/customers", this::create);
    routes.api("GET /v1/customers", call -> store.list(call, KIND, "email"));
    routes.api("GET /v1/customers/{id}", call -> store.shown(call, KIND));
    routes.api("POST /v1/customers/{id}", this::update);
    routes.api("DELETE /v1/customers/{id}", this::delete);
    routes.api("POST /v1/payment_methods/{id}/attach", this::attach);
    routes.api("POST /v1/payment_methods/{id}/detach", this::detach);
    routes.api(
        "GET /v1/customers/{customer}/payment_methods",
        call ->
            Lists.page(
                call,
                store
                    .book()
                    .shelf(call.account())
                    .all("payment_method")
                    .filter(it -> call.inPath("customer").equals(Json.text(it, "customer")))));
  }

  private ObjectNode create(Call call) {
    var sent = call.params();
    var made = make(call, sent.text("email"), sent.text("name"));
    Store.take(made, sent.all(), "description", "phone", "address");
    if (sent.has("payment_method")) own(call, made, sent.needed("payment_method"));
    usual(made, sent.text("invoice_settings.default_payment_method"));
    return Book.shown(made);
  }

  ObjectNode make(Call call, @Nullable String email, @Nullable String name) {
    var made =
        Json.of(
            "id",
            Ids.of("cus"),
            "object",
            KIND,
            "address",
            null,
            "balance",
            0,
            "created",
            store.book().now(),
            "currency",
            null,
            "customer_account",
            null,
            "default_source",
            null,
            "delinquent",
            false,
            "description",
            null,
            "discount",
            null,
            "email",
            email,
            "invoice_prefix",
            Ids.letters(8).toUpperCase(Locale.ROOT),
            "invoice_settings",
            Json.nulls("custom_fields", "default_payment_method", "footer", "rendering_options"),
            "livemode",
            false,
            "metadata",
            Json.of(),
            "name",
            name,
            "next_invoice_sequence",
            1,
            "phone",
            null,
            "preferred_locales",
            Json.list(),
            "shipping",
            null,
            "tax_exempt",
            "none",
            "test_clock",
            null);
    return store.put(call, made, "customer.created");
  }

  private static void usual(ObjectNode customer, @Nullable String method) {
    if (method != null) Json.set(customer, "invoice_settings.default_payment_method", method);
  }

  private ObjectNode update(Call call) {
    var customer = store.find(call, KIND);
    store.change(
        call.account(),
        "customer.updated",
        customer,
        it -> {
          Store.take(it, call.params().all(), "email", "name", "description", "phone", "address");
          usual(it, call.params().text("invoice_settings.default_payment_method"));
        });
    return Book.shown(customer);
  }

  private ObjectNode delete(Call call) {
    var customer = store.find(call, KIND);
    store.book().shelf(call.account()).remove(customer);
    store.journal().tell(call.account(), "customer.deleted", customer);
    return Json.of("id", customer.get("id"), "object", KIND, "deleted", true);
  }

  private ObjectNode attach(Call call) {
    var customer = store.find(call.account(), KIND, call.params().needed("customer"));
    return Book.shown(own(call, customer, call.inPath("id")));
  }

  /** Makes a payment method this customer's. */
  ObjectNode own(Call call, ObjectNode customer, String id) {
    var method = store.payments().known(call, id);
    if (Json.has(method, "customer")
        && !Json.text(method, "customer", "").equals(Json.text(customer, "id")))
      throw ApiError.invalid(
          "payment_method_invalid_parameter",
          "The payment method you provided has already been attached to a customer.",
          "payment_method");
    method.set("customer", customer.get("id"));
    store.journal().tell(call.account(), "payment_method.attached", method);
    return method;
  }

  private ObjectNode detach(Call call) {
    var method = store.payments().known(call, call.inPath("id"));
    method.putNull("customer");
    store.journal().tell(call.account(), "payment_method.detached", method);
    return Book.shown(method);
  }
}
