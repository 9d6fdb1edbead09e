package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions as they are asked for; what becomes of them in time: {@link Cycle}. */
final class Subscriptions {
  static final String KIND = "subscription";

  private final Store store;
  private final Customers customers;
  private final Cycle cycle;

  Subscriptions(Store store, Customers customers, Cycle cycle) {
    this.store = store;
    this.customers = customers;
    this.cycle = cycle;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/subscriptions", this::create);
    routes.api("GET /v1/subscriptions", this::list);
    routes.api("GET /v1/subscriptions/{id}", call -> store.shown(call, KIND));
    routes.api("POST /v1/subscriptions/{id}", this::update);
    routes.api("DELETE /v1/subscriptions/{id}", this::cancel);
  }

  private ObjectNode list(Call call) {
    var status = call.params().text("status");
    return Lists.page(
        call,
        store
            .book()
            .shelf(call.account())
            .all(KIND)
            .filter(Lists.equal(call, "customer"))
            .filter(
                each -> {
                  var is = Json.text(each, "status", "");
                  if (status == null) return !is.equals("canceled");
                  return status.equals("all") || status.equals(is);
                }));
  }

  private ObjectNode create(Call call) {
    var sent = call.params();
    var customer = store.find(call.account(), Customers.KIND, sent.needed("customer"));
    var made = make(call, customer, sent, sent.each("items"));
    return Book.shown(made);
  }

  /** Begins one, with its first invoice. */
  ObjectNode make(Call call, ObjectNode customer, Params sent, List<Params> items) {
    if (items.isEmpty()) throw ApiError.missing("items");
    var id = Ids.of("sub");
    long now = store.book().now();
    long trialEnd = trialEnd(sent, now);
    var method = sent.text("default_payment_method");
    if (method != null) method = Json.text(customers.own(call, customer, method), "id");
    var all = Json.list();
    for (var item : items) all.add(item(call, id, item));
    var subscription = blank(id, now);
    subscription.set("currency", all.get(0).path("price").get("currency"));
    subscription.set("customer", customer.get("id"));
    subscription.put("default_payment_method", method);
    subscription.put("description", sent.text("description"));
    subscription.set(
        "items", Lists.of("/v1/subscription_items?subscription=" + id, List.of(), false));
    Json.set(subscription, "items.data", all);
    subscription.set("metadata", sent.object("metadata"));
    if (trialEnd > 0) {
      subscription.put("trial_start", now).put("trial_end", trialEnd);
      subscription.put("billing_cycle_anchor", trialEnd);
    }
    cycle.begin(call, subscription, sent.text("payment_behavior", "allow_incomplete"));
    return subscription;
  }

  private static long trialEnd(Params sent, long now) {
    if (sent.has("trial_end")) return sent.whole("trial_end", 0);
    long days = sent.whole("trial_period_days", 0);
    return days == 0 ? 0 : now + days * 86_400;
  }

  private ObjectNode item(Call call, String subscription, Params sent) {
    var price = store.find(call.account(), "price", sent.needed("price"));
    if (!Json.has(price, "recurring"))
      throw ApiError.invalid(
          null,
          "The price specified is set to `type=one_time` but this field only accepts prices with"
              + " `type=recurring`.",
          "items[0][price]");
    boolean metered = Json.text(price, "recurring.usage_type", "").equals("metered");
    var item =
        Json.of(
            "id", Ids.of("si"),
            "object", "subscription_item",
            "billing_thresholds", null,
            "created", store.book().now(),
            "current_period_end", 0,
            "current_period_start", 0,
            "discounts", Json.list(),
            "metadata", Json.of(),
            "price", Book.shown(price),
            "subscription", subscription,
            "tax_rates", Json.list());
    if (!metered) item.put("quantity", sent.whole("quantity", 1));
    return item;
  }

  private static ObjectNode blank(String id, long now) {
    var made = Json.of("id", id, "object", KIND);
    Json.nulls(
            "application",
            "application_fee_percent",
            "billing_cycle_anchor_config",
            "billing_thresholds",
            "cancel_at",
            "canceled_at",
            "customer_account",
            "days_until_due",
            "default_payment_method",
            "default_source",
            "description",
            "ended_at",
            "latest_invoice",
            "next_pending_invoice_item_invoice",
            "on_behalf_of",
            "pause_collection",
            "pending_invoice_item_interval",
            "pending_setup_intent",
            "pending_update",
            "managed_payments",
            "schedule",
            "test_clock",
            "transfer_data",
            "trial_end",
            "trial_start")
        .properties()
        .forEach(each -> made.set(each.getKey(), each.getValue()));
    made.set(
        "automatic_tax", Json.of("disabled_reason", null, "enabled", false, "liability", null));
    made.put("billing_cycle_anchor", now);
    made.set("billing_mode", Json.of("type", "flexible", "flexible", Json.of()));
    made.put("cancel_at_period_end", false);
    made.set("cancellation_details", Json.nulls("comment", "feedback", "reason"));
    made.put("collection_method", "charge_automatically").put("created", now);
    made.set("default_tax_rates", Json.list());
    made.set("discounts", Json.list());
    made.set(
        "invoice_settings",
        Json.of(
            "account_tax_ids", null,
            "custom_fields", null,
            "description", null,
            "footer", null,
            "issuer", Json.of("type", "self")));
    made.set("billing_schedules", Json.list());
    made.put("livemode", false);
    made.set(
        "payment_settings",
        Json.of(
            "payment_method_options", null,
            "payment_method_types", null,
            "save_default_payment_method", "off"));
    made.put("start_date", now).put("status", "incomplete");
    made.set(
        "trial_settings",
        Json.of("end_behavior", Json.of("missing_payment_method", "create_invoice")));
    return made;
  }

  private ObjectNode update(Call call) {
    var sent = call.params();
    var subscription = store.find(call, KIND);
    if (Json.text(subscription, "status", "").equals("canceled"))
      throw ApiError.none("subscription", call.inPath("id"), "id");
    store.change(
        call.account(),
        "customer.subscription.updated",
        subscription,
        it -> {
          Store.take(it, sent.all(), "description");
          if (sent.has("default_payment_method"))
            it.put("default_payment_method", sent.text("default_payment_method"));
          if (sent.has("cancel_at_period_end")) ends(it, sent.flag("cancel_at_period_end"));
          sent.each("items").forEach(each -> change(call, it, each));
        });
    if ("now".equals(sent.text("trial_end"))) cycle.turn(call.account(), call.inPath("id"));
    return Book.shown(subscription);
  }

  /** Whether it ends with its period. */
  void ends(ObjectNode subscription, boolean ends) {
    subscription.put("cancel_at_period_end", ends);
    long end = Cycle.periodEnd(subscription);
    subscription.put("cancel_at", ends ? (Long) end : null);
    subscription.put("canceled_at", ends ? (Long) store.book().now() : null);
    Json.set(subscription, "cancellation_details.reason", ends ? "cancellation_requested" : null);
  }

  private void change(Call call, ObjectNode subscription, Params sent) {
    var items = (ArrayNode) subscription.path("items").path("data");
    var id = sent.text("id");
    if (id == null) {
      var made = item(call, Json.text(subscription, "id", ""), sent);
      Cycle.period(made, items.get(0));
      items.add(made);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      var item = (ObjectNode) items.get(i);
      if (!id.equals(Json.text(item, "id"))) continue;
      if (sent.flag("deleted")) {
        items.remove(i);
        return;
      }
      if (sent.has("price"))
        item.set("price", Book.shown(store.find(call.account(), "price", sent.text("price"))));
      if (sent.has("quantity")) item.put("quantity", sent.whole("quantity"));
      return;
    }
    throw ApiError.none("subscription_item", id, "items[0][id]");
  }

  private ObjectNode cancel(Call call) {
    var subscription = store.find(call, KIND);
    cycle.end(call.account(), subscription, "cancellation_requested");
    return Book.shown(subscription);
  }

  /** Begins what a session sells, for who paid on its page. */
  void ofSession(Call shopper, ObjectNode session, ObjectNode method) {
    var customer =
        Json.has(session, "customer")
            ? store.find(shopper.account(), Customers.KIND, Json.text(session, "customer"))
            : customers.make(shopper, shopper.params().text("email"), "Jo Sample");
    var card = Json.text(method, "id", "");
    customers.own(shopper, customer, card);
    Json.set(customer, "invoice_settings.default_payment_method", card);
    var data = Json.at(session, "_.subscription");
    var said = data.isObject() ? (ObjectNode) data.deepCopy() : Json.of();
    said.put("default_payment_method", card).put("payment_behavior", "error_if_incomplete");
    List<Params> items = new ArrayList<>();
    for (var line : Json.at(session, "_.lines"))
      items.add(
          Params.of(
              Json.of("price", Json.text(line, "price.id"), "quantity", line.get("quantity"))));
    var made = make(shopper, customer, Params.of(said), items);
    session.set("customer", customer.get("id"));
    session.set("subscription", made.get("id"));
    session.set("invoice", made.get("latest_invoice"));
  }

  /** How a subscription is said to a person. */
  static String told(@Nullable String status) {
    return Map.of("active", "active", "trialing", "in its trial", "past_due", "past due")
        .getOrDefault(status == null ? "" : status, String.valueOf(status));
  }
}
