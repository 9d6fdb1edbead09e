package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Invoices of subscriptions: made, finalised, and charged until they are paid or given up. */
final class Invoices {
  static final String KIND = "invoice";
  private static final long DAY = 86_400;

  /** Days until each next try after one that failed. */
  private static final List<Long> TRIES = List.of(3L, 5L, 7L);

  /** Charges an open invoice, and lets its subscription follow. */
  @FunctionalInterface
  interface Settles {
    boolean settle(Call call, ObjectNode invoice, @Nullable String method);
  }

  private final Store store;
  private Settles settles = this::charge;

  Invoices(Store store) {
    this.store = store;
  }

  void settledBy(Settles by) {
    settles = by;
  }

  void routes(Routes routes) {
    routes.api(
        "GET /v1/invoices",
        call ->
            Lists.page(
                call,
                store
                    .book()
                    .shelf(call.account())
                    .all(KIND)
                    .filter(Lists.equal(call, "customer"))
                    .filter(Lists.equal(call, "status"))
                    .filter(each -> ofSubscription(each, call.params().text("subscription")))));
    routes.api("GET /v1/invoices/{id}", call -> store.shown(call, KIND));
    routes.api(
        "GET /v1/invoices/{id}/lines", call -> (ObjectNode) store.find(call, KIND).get("lines"));
    routes.api("POST /v1/invoices/{id}/pay", this::payNow);
    routes.api("POST /v1/invoices/{id}/void", this::voided);
    routes.api("GET /v1/invoice_payments", call -> store.list(call, "invoice_payment", "invoice"));
  }

  private static boolean ofSubscription(ObjectNode invoice, @Nullable String id) {
    return id == null || id.equals(Json.text(invoice, "parent.subscription_details.subscription"));
  }

  /** What is paid of an invoice, and when next. */
  record Line(String description, ObjectNode item, long quantity, long amount) {}

  /**
   * An invoice that is final.
   *
   * @param reason subscription_create, subscription_cycle or subscription_update
   */
  ObjectNode make(
      Call call, ObjectNode subscription, List<Line> lines, String reason, long from, long until) {
    var id = Ids.of("in");
    long total = lines.stream().mapToLong(Line::amount).sum();
    var customer = store.find(call.account(), Customers.KIND, Json.text(subscription, "customer"));
    var invoice = blank(id, call, subscription, customer, total, reason);
    var said = lines.stream().map(line -> line(id, line, subscription, from, until)).toList();
    invoice.set("lines", Lists.of("/v1/invoices/" + id + "/lines", said, false));
    store.put(call, invoice, "invoice.created");
    store.change(
        call.account(),
        "invoice.finalized",
        invoice,
        it -> {
          it.put("status", "open").put("number", number(customer));
          it.put("effective_at", store.book().now());
          Json.set(it, "status_transitions.finalized_at", store.book().now());
          it.put("hosted_invoice_url", store.base() + "/i/" + call.account() + "/" + id);
          it.put("invoice_pdf", store.base() + "/i/" + call.account() + "/" + id + "?pdf");
        });
    return invoice;
  }

  private static String number(ObjectNode customer) {
    long next = Json.whole(customer, "next_invoice_sequence");
    customer.put("next_invoice_sequence", next + 1);
    return "%s-%04d".formatted(Json.text(customer, "invoice_prefix"), next);
  }

  private ObjectNode line(
      String invoice, Line line, ObjectNode subscription, long from, long until) {
    var price = line.item.path("price");
    return Json.of(
        "id", Ids.of("il"),
        "object", "line_item",
        "amount", line.amount,
        "currency", Json.text(price, "currency"),
        "description", line.description,
        "discount_amounts", Json.list(),
        "discountable", true,
        "discounts", Json.list(),
        "invoice", invoice,
        "livemode", false,
        "metadata", subscription.get("metadata"),
        "parent",
            Json.of(
                "invoice_item_details",
                null,
                "subscription_item_details",
                Json.of(
                    "invoice_item", null,
                    "proration", false,
                    "proration_details", Json.of("credited_items", null),
                    "subscription", subscription.get("id"),
                    "subscription_item", line.item.get("id")),
                "type",
                "subscription_item_details"),
        "period", Json.of("end", until, "start", from),
        "pretax_credit_amounts", Json.list(),
        "pricing",
            Json.of(
                "price_details",
                    Json.of(
                        "price", Json.text(price, "id"), "product", Json.text(price, "product")),
                "type", "price_details",
                "unit_amount_decimal", Json.text(price, "unit_amount_decimal")),
        "quantity", line.quantity,
        "subtotal", line.amount,
        "taxes", Json.list());
  }

  private ObjectNode blank(
      String id,
      Call call,
      ObjectNode subscription,
      ObjectNode customer,
      long total,
      String reason) {
    var invoice = Json.of("id", id, "object", KIND);
    Json.nulls(
            "account_tax_ids",
            "application",
            "automatically_finalizes_at",
            "custom_fields",
            "customer_account",
            "customer_address",
            "customer_phone",
            "customer_shipping",
            "default_payment_method",
            "default_source",
            "description",
            "due_date",
            "effective_at",
            "ending_balance",
            "footer",
            "from_invoice",
            "hosted_invoice_url",
            "invoice_pdf",
            "last_finalization_error",
            "latest_revision",
            "next_payment_attempt",
            "number",
            "on_behalf_of",
            "receipt_number",
            "rendering",
            "shipping_cost",
            "shipping_details",
            "statement_descriptor",
            "test_clock",
            "webhooks_delivered_at")
        .properties()
        .forEach(each -> invoice.set(each.getKey(), each.getValue()));
    for (var name : List.of("amount_due", "amount_remaining", "subtotal", "total"))
      invoice.put(name, total);
    invoice.put("subtotal_excluding_tax", total).put("total_excluding_tax", total);
    for (var name :
        List.of(
            "amount_overpaid",
            "amount_paid",
            "amount_shipping",
            "attempt_count",
            "post_payment_credit_notes_amount",
            "pre_payment_credit_notes_amount",
            "starting_balance")) invoice.put(name, 0);
    for (var name :
        List.of(
            "customer_tax_ids",
            "default_tax_rates",
            "discounts",
            "total_discount_amounts",
            "total_pretax_credit_amounts",
            "total_taxes")) invoice.set(name, Json.list());
    var own = store.book().account(call.account());
    invoice.put("account_country", own == null ? "DE" : Json.text(own, "country"));
    invoice.put("account_name", "StoreFlow (stand-in)").put("attempted", false);
    invoice.put("auto_advance", true).put("billing_reason", reason);
    invoice.set("automatic_tax", automatic());
    invoice.put("collection_method", "charge_automatically").put("created", store.book().now());
    invoice.set("currency", subscription.get("currency"));
    invoice.set("customer", customer.get("id"));
    invoice.set("customer_email", customer.get("email"));
    invoice.set("customer_name", customer.get("name"));
    invoice.put("customer_tax_exempt", "none").put("livemode", false);
    invoice.set("issuer", Json.of("type", "self"));
    invoice.set("metadata", Json.of());
    invoice.set(
        "parent",
        Json.of(
            "quote_details",
            null,
            "subscription_details",
            Json.of(
                "metadata", subscription.get("metadata"),
                "subscription", subscription.get("id")),
            "type",
            "subscription_details"));
    invoice.set(
        "payment_settings",
        Json.nulls("default_mandate", "payment_method_options", "payment_method_types"));
    invoice.put("period_end", store.book().now()).put("period_start", store.book().now());
    invoice.put("status", "draft");
    invoice.set(
        "status_transitions",
        Json.nulls("finalized_at", "marked_uncollectible_at", "paid_at", "voided_at"));
    return invoice;
  }

  private static ObjectNode automatic() {
    var tax = Json.nulls("disabled_reason", "liability", "provider", "status");
    return tax.put("enabled", false);
  }

  /**
   * Charges what is due.
   *
   * @param method the payment method, null where there is none
   * @return whether it is paid
   */
  boolean charge(Call call, ObjectNode invoice, @Nullable String method) {
    invoice.put("attempted", true);
    invoice.put("attempt_count", Json.whole(invoice, "attempt_count") + 1);
    long due = Json.whole(invoice, "amount_remaining");
    ObjectNode intent = null;
    if (due > 0) {
      intent = intent(call, invoice, due);
      if (method == null || !pays(call, intent, method)) {
        failed(call.account(), invoice);
        return false;
      }
    }
    paid(call, invoice, intent);
    return true;
  }

  private ObjectNode intent(Call call, ObjectNode invoice, long due) {
    var said =
        Json.of(
            "amount", due,
            "currency", invoice.get("currency"),
            "customer", invoice.get("customer"),
            "description", "Subscription update",
            "payment_method_types", Json.list("card"));
    var intent = store.payments().make(call, said);
    var payment =
        Json.of(
            "id",
            Ids.of("inpay"),
            "object",
            "invoice_payment",
            "amount_paid",
            null,
            "amount_requested",
            due,
            "created",
            store.book().now(),
            "currency",
            invoice.get("currency"),
            "invoice",
            invoice.get("id"),
            "is_default",
            true,
            "livemode",
            false,
            "payment",
            Json.of("payment_intent", intent.get("id"), "type", "payment_intent"),
            "status",
            "open",
            "status_transitions",
            Json.nulls("canceled_at", "paid_at"));
    store.book().shelf(call.account()).put(payment);
    Book.notes(invoice).set("payment", payment.get("id"));
    return intent;
  }

  private boolean pays(Call call, ObjectNode intent, String method) {
    try {
      store.payments().charge(call, intent, method);
    } catch (ApiError declined) {
      return false;
    }
    return Json.text(intent, "status", "").equals("succeeded");
  }

  private void paid(Call call, ObjectNode invoice, @Nullable ObjectNode intent) {
    long total = Json.whole(invoice, "amount_due");
    invoice.put("amount_paid", total).put("amount_remaining", 0).put("status", "paid");
    invoice.putNull("next_payment_attempt");
    invoice.put("auto_advance", false);
    Json.set(invoice, "status_transitions.paid_at", store.book().now());
    var payment =
        store.book().shelf(call.account()).find("invoice_payment", Json.text(invoice, "_.payment"));
    if (payment != null && intent != null) {
      payment.put("amount_paid", total).put("status", "paid");
      Json.set(payment, "status_transitions.paid_at", store.book().now());
    }
    store.journal().tell(call.account(), "invoice.paid", invoice);
    store.journal().tell(call.account(), "invoice.payment_succeeded", invoice);
  }

  private void failed(String account, ObjectNode invoice) {
    int tries = (int) Json.whole(invoice, "attempt_count");
    boolean again = tries <= TRIES.size();
    long next = again ? store.book().now() + TRIES.get(tries - 1) * DAY : 0;
    invoice.put("next_payment_attempt", again ? (Long) next : null);
    if (again) store.diary().at(next, "invoice_retry", account, Json.text(invoice, "id", ""));
    store.journal().tell(account, "invoice.payment_failed", invoice);
  }

  private ObjectNode payNow(Call call) {
    var invoice = store.find(call, KIND);
    if (!Json.text(invoice, "status", "").equals("open"))
      throw ApiError.invalid(
          "invoice_payment_intent_requires_action", "Invoice is already paid", null);
    var method = call.params().text("payment_method");
    if (method == null) method = method(call.account(), invoice);
    if (!settles.settle(call, invoice, method))
      throw ApiError.of(402, "card_error", "card_declined", "Your card was declined.");
    return Book.shown(invoice);
  }

  private ObjectNode voided(Call call) {
    var invoice = store.find(call, KIND);
    store.change(call.account(), "invoice.voided", invoice, it -> it.put("status", "void"));
    return Book.shown(invoice);
  }

  /** What a customer, or the subscription, is charged with. */
  @Nullable String method(String account, ObjectNode invoice) {
    var subscription =
        store
            .book()
            .shelf(account)
            .find("subscription", Json.text(invoice, "parent.subscription_details.subscription"));
    var own = subscription == null ? null : Json.text(subscription, "default_payment_method");
    if (own != null) return own;
    var customer = store.find(account, Customers.KIND, Json.text(invoice, "customer"));
    return Json.text(customer, "invoice_settings.default_payment_method");
  }
}
