package io.storeflow.standin.checkout;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.payment.Payments;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkout sessions: what is sold, how it ended. */
public final class Sessions {
  static final String KIND = "checkout.session";
  private static final long USUAL_SECONDS = 86_400;
  private static final long SHORTEST_SECONDS = 30 * 60;

  private final Book book;
  private final Journal journal;
  private final Diary diary;
  private final String base;

  public Sessions(Book book, Journal journal, Diary diary, Payments payments, String base) {
    this.book = book;
    this.journal = journal;
    this.diary = diary;
    this.base = base;
    diary.on("session_expires", this::expires);
    payments.onEnd(this::ended);
  }

  public void routes(Routes routes) {
    routes.api("POST /v1/checkout/sessions", this::create);
    routes.api("GET /v1/checkout/sessions", this::list);
    routes.api("GET /v1/checkout/sessions/{id}", call -> Book.shown(find(call)));
    routes.api("GET /v1/checkout/sessions/{id}/line_items", this::lines);
    routes.api("POST /v1/checkout/sessions/{id}/expire", this::expire);
  }

  private ObjectNode create(Call call) {
    var sent =
        call.params()
            .only(
                "mode",
                "line_items",
                "success_url",
                "cancel_url",
                "customer",
                "customer_email",
                "client_reference_id",
                "metadata",
                "payment_intent_data",
                "payment_method_types",
                "expires_at",
                "locale",
                "subscription_data",
                "ui_mode",
                "customer_creation",
                "submit_type",
                "billing_address_collection",
                "payment_method_options",
                "payment_method_collection",
                "excluded_payment_method_types",
                "allow_promotion_codes",
                "automatic_tax",
                "origin_context");
    sent.needed("mode");
    var mode = sent.oneOf("mode", "payment", "subscription", "setup");
    if ("setup".equals(mode))
      throw ApiError.invalid(null, "The stand-in knows no setup mode.", "mode");
    sent.needed("success_url");
    var ui = sent.oneOf("ui_mode", "hosted_page", "embedded_page", "elements", "form");
    if (ui != null && !ui.equals("hosted_page"))
      throw ApiError.invalid(null, "The stand-in knows hosted pages alone.", "ui_mode");
    var lines = Lines.of(book, call.account(), sent);
    var session = made(call, sent, lines, String.valueOf(mode));
    book.shelf(call.account()).put(session);
    diary.at(
        Json.whole(session, "expires_at"),
        "session_expires",
        call.account(),
        Json.text(session, "id", ""));
    return Book.shown(session);
  }

  private ObjectNode made(Call call, Params sent, List<ObjectNode> lines, String mode) {
    var id = "cs_test_" + Ids.letters(40);
    var currency = Lines.currency(lines.getFirst());
    long total = Lines.total(lines);
    boolean held = "manual".equals(sent.text("payment_intent_data.capture_method"));
    var types = sent.texts("payment_method_types");
    if (types.isEmpty())
      types = mode.equals("payment") ? Payments.offered(currency, held) : List.of("card");
    var session = blank(id, mode);
    session.put("amount_subtotal", total).put("amount_total", total).put("currency", currency);
    for (var name :
        List.of(
            "success_url",
            "cancel_url",
            "customer",
            "customer_email",
            "client_reference_id",
            "locale",
            "submit_type",
            "billing_address_collection")) session.put(name, sent.text(name));
    session.put("created", book.now()).put("expires_at", expiresAt(sent));
    session.set("metadata", sent.object("metadata"));
    session.set("payment_method_types", Json.listOf(types));
    session.put("url", base + "/c/pay/" + call.account() + "/" + id);
    var notes = Book.notes(session);
    notes.set("lines", Json.listOf(lines));
    notes.set("intent", sent.object("payment_intent_data"));
    notes.set("subscription", sent.object("subscription_data"));
    return session;
  }

  private long expiresAt(Params sent) {
    long at = sent.whole("expires_at", book.now() + USUAL_SECONDS);
    if (at < book.now() + SHORTEST_SECONDS - 60 || at > book.now() + USUAL_SECONDS + 60)
      throw ApiError.invalid(
          null,
          "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session"
              + " creation.",
          "expires_at");
    return at;
  }

  private static ObjectNode blank(String id, String mode) {
    var session = Json.of("id", id, "object", KIND);
    Json.nulls(
            "adaptive_pricing",
            "after_expiration",
            "allow_promotion_codes",
            "client_secret",
            "collected_information",
            "consent",
            "consent_collection",
            "currency_conversion",
            "customer_account",
            "customer_creation",
            "customer_details",
            "discounts",
            "invoice",
            "integration_identifier",
            "invoice_creation",
            "managed_payments",
            "origin_context",
            "payment_intent",
            "payment_link",
            "payment_method_configuration_details",
            "permissions",
            "recovered_from",
            "saved_payment_method_options",
            "setup_intent",
            "shipping_address_collection",
            "shipping_cost",
            "subscription",
            "wallet_options")
        .properties()
        .forEach(each -> session.set(each.getKey(), each.getValue()));
    session.set(
        "automatic_tax",
        Json.of("enabled", false, "liability", null, "provider", null, "status", null));
    session.set("custom_fields", Json.list());
    session.set(
        "custom_text",
        Json.nulls("after_submit", "shipping_address", "submit", "terms_of_service_acceptance"));
    session.put("livemode", false).put("mode", mode);
    session.put("payment_method_collection", mode.equals("payment") ? "if_required" : "always");
    session.set("payment_method_options", Json.of());
    session.put("payment_status", "unpaid");
    session.set("phone_number_collection", Json.of("enabled", false));
    session.set("shipping_options", Json.list());
    session.put("status", "open");
    session.set(
        "total_details", Json.of("amount_discount", 0, "amount_shipping", 0, "amount_tax", 0));
    session.put("ui_mode", "hosted_page");
    return session;
  }

  private ObjectNode list(Call call) {
    return Lists.page(
        call,
        book.shelf(call.account())
            .all(KIND)
            .filter(Lists.equal(call, "payment_intent"))
            .filter(Lists.equal(call, "subscription"))
            .filter(Lists.equal(call, "customer"))
            .filter(Lists.equal(call, "status")));
  }

  private ObjectNode lines(Call call) {
    List<JsonNode> all = new ArrayList<>();
    Json.at(find(call), "_.lines").forEach(all::add);
    return Lists.of(call.path(), all, false);
  }

  private ObjectNode expire(Call call) {
    var session = find(call);
    if (!Json.text(session, "status", "").equals("open"))
      throw ApiError.invalid(
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of "
              + Json.text(session, "status")
              + ".",
          null);
    expires(call.account(), call.inPath("id"));
    return Book.shown(session);
  }

  private void expires(String account, String id) {
    var session = book.shelf(account).find(KIND, id);
    if (session == null || !Json.text(session, "status", "").equals("open")) return;
    diary.forget("session_expires", account, id);
    session.put("status", "expired").putNull("url");
    journal.tell(account, "checkout.session.expired", session);
  }

  /** The shopper has done all that is theirs. */
  void complete(String account, ObjectNode session, boolean paid) {
    if (!Json.text(session, "status", "").equals("open")) return;
    diary.forget("session_expires", account, Json.text(session, "id", ""));
    session.put("status", "complete").putNull("url");
    session.put("payment_status", paid ? "paid" : "unpaid");
    session.set(
        "customer_details",
        Json.of(
            "address",
            Json.nulls("city", "country", "line1", "line2", "postal_code", "state"),
            "business_name",
            null,
            "email",
            Json.text(session, "_.email"),
            "individual_name",
            null,
            "name",
            "Jo Sample",
            "phone",
            null,
            "tax_exempt",
            "none",
            "tax_ids",
            Json.list()));
    journal.tell(account, "checkout.session.completed", session);
  }

  /** An intent of a session is paid or refused, perhaps days after the session was completed. */
  private void ended(String account, ObjectNode intent) {
    var id = Json.text(Book.notes(intent), "session");
    var session = id == null ? null : book.shelf(account).find(KIND, id);
    if (session == null) return;
    var status = Json.text(intent, "status", "");
    boolean paid = status.equals("succeeded");
    if (Json.text(session, "status", "").equals("open")) {
      // Also where the shopper has closed the page of their bank.
      if (paid || status.equals("requires_capture")) complete(account, session, paid);
      return;
    }
    if (!Json.text(session, "payment_status", "").equals("unpaid")
        || status.startsWith("requires_c")) return;
    if (paid) session.put("payment_status", "paid");
    journal.tell(
        account, "checkout.session.async_payment_" + (paid ? "succeeded" : "failed"), session);
  }

  private ObjectNode find(Call call) {
    var session = book.shelf(call.account()).find(KIND, call.inPath("id"));
    if (session == null) throw ApiError.none("checkout.session", call.inPath("id"), "session");
    return session;
  }
}
