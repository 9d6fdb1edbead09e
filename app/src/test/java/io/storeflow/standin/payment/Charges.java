package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Charges: each try to take money by an intent. */
final class Charges {
  static final String KIND = "charge";

  /**
   * Card networks hold an amount for a week (docs.stripe.com, "Place a hold on a payment method").
   */
  private static final long HELD_SECONDS = 7 * 86_400;

  private final Desk desk;

  Charges(Desk desk) {
    this.desk = desk;
  }

  void routes(Routes routes) {
    routes.api(
        "GET /v1/charges",
        call ->
            Lists.page(
                call,
                desk.book()
                    .shelf(call.account())
                    .all(KIND)
                    .filter(Lists.equal(call, "payment_intent"))
                    .filter(Lists.equal(call, "customer"))));
    routes.api(
        "GET /v1/charges/{id}", call -> Book.shown(desk.charge(call.account(), call.inPath("id"))));
    routes.api("POST /v1/charges/{id}", this::update);
    routes.page("GET /receipts/{account}/{id}", Receipts::page);
  }

  private ObjectNode update(Call call) {
    var sent =
        call.params().only("metadata", "description", "receipt_email", "shipping", "fraud_details");
    var charge = desk.charge(call.account(), call.inPath("id"));
    desk.change(
        call.account(),
        "charge.updated",
        charge,
        it -> {
          Intents.merge(it, sent.object("metadata"));
          if (sent.has("description")) it.put("description", sent.text("description"));
        });
    return Book.shown(charge);
  }

  /**
   * A charge as it is made.
   *
   * @param status succeeded, pending or failed
   */
  ObjectNode make(
      String account, ObjectNode intent, ObjectNode method, String status, boolean authenticated) {
    boolean manual = Json.text(intent, "capture_method", "").equals("manual");
    boolean paid = !status.equals("failed");
    var id = Ids.of("ch");
    var charge =
        Json.of(
            "id",
            id,
            "object",
            KIND,
            "amount",
            intent.get("amount"),
            "amount_captured",
            status.equals("succeeded") && !manual ? intent.get("amount") : 0,
            "amount_refunded",
            0,
            "application",
            intent.get("application"),
            "application_fee",
            null,
            "application_fee_amount",
            intent.get("application_fee_amount"),
            "balance_transaction",
            null,
            "billing_details",
            method.get("billing_details"),
            "calculated_statement_descriptor",
            descriptor(account, intent),
            "captured",
            status.equals("succeeded") && !manual,
            "created",
            desk.book().now(),
            "currency",
            intent.get("currency"),
            "customer",
            intent.get("customer"),
            "description",
            intent.get("description"),
            "disputed",
            false,
            "failure_balance_transaction",
            null,
            "failure_code",
            null,
            "failure_message",
            null,
            "fraud_details",
            Json.of(),
            "livemode",
            false,
            "metadata",
            intent.path("metadata").deepCopy(),
            "on_behalf_of",
            null,
            "outcome",
            outcome(status),
            "paid",
            paid && !status.equals("pending"),
            "payment_intent",
            intent.get("id"),
            "payment_method",
            method.get("id"),
            "payment_method_details",
            details(intent, method, status, authenticated),
            "receipt_email",
            intent.get("receipt_email"),
            "receipt_number",
            null,
            "receipt_url",
            desk.base() + "/receipts/" + account + "/" + id,
            "refunded",
            false,
            "review",
            null,
            "shipping",
            intent.get("shipping"),
            "source",
            null,
            "source_transfer",
            null,
            "statement_descriptor",
            intent.get("statement_descriptor"),
            "statement_descriptor_suffix",
            intent.get("statement_descriptor_suffix"),
            "status",
            status,
            "transfer_data",
            null,
            "transfer_group",
            intent.get("transfer_group"));
    intent.put("latest_charge", id);
    return desk.book().shelf(account).put(charge);
  }

  /** Writes what the charge brought, with fees, and the fee of the platform. */
  void enter(String account, ObjectNode charge) {
    var entry = desk.ledger().charged(account, charge, Json.whole(charge, "amount_captured"));
    charge.set("balance_transaction", entry.get("id"));
    long fee = Json.whole(charge, "application_fee_amount");
    if (fee == 0 || account.equals(Book.PLATFORM)) return;
    var made =
        Json.of(
            "id",
            Ids.of("fee"),
            "object",
            "application_fee",
            "account",
            account,
            "amount",
            fee,
            "amount_refunded",
            0,
            "application",
            "ca_standin",
            "balance_transaction",
            null,
            "charge",
            charge.get("id"),
            "created",
            desk.book().now(),
            "currency",
            charge.get("currency"),
            "fee_source",
            Json.of("charge", charge.get("id"), "type", "charge"),
            "livemode",
            false,
            "originating_transaction",
            null,
            "refunded",
            false,
            "refunds",
            Lists.of("/v1/application_fees/refunds", List.of(), false));
    charge.set("application_fee", made.get("id"));
    desk.book().platform().put(made);
    desk.tell(Book.PLATFORM, "application_fee.created", made);
  }

  /** Until when an amount is held: seconds since 1970. */
  long heldUntil(ObjectNode charge) {
    return Json.whole(charge, "created") + HELD_SECONDS;
  }

  private String descriptor(String account, ObjectNode intent) {
    var own = desk.book().account(account);
    var prefix =
        own == null
            ? "STANDIN"
            : Json.text(own, "settings.payments.statement_descriptor", "STANDIN");
    var suffix = Json.text(intent, "statement_descriptor_suffix");
    var all = suffix == null ? prefix : prefix + "* " + suffix;
    return all.substring(0, Math.min(22, all.length())).toUpperCase(Locale.ROOT);
  }

  private static ObjectNode outcome(String status) {
    boolean failed = status.equals("failed");
    return Json.of(
        "advice_code",
        null,
        "network_advice_code",
        null,
        "network_decline_code",
        null,
        "network_status",
        failed ? "declined_by_network" : "approved_by_network",
        "reason",
        failed ? "generic_decline" : null,
        "risk_level",
        "normal",
        "risk_score",
        20,
        "seller_message",
        failed ? "The bank did not return any further details." : "Payment complete.",
        "type",
        failed ? "issuer_declined" : "authorized");
  }

  private ObjectNode details(
      ObjectNode intent, ObjectNode method, String status, boolean authenticated) {
    var type = Json.text(method, "type", "card");
    var details = Json.of("type", type);
    var told = (ObjectNode) method.path(type).deepCopy();
    if (type.equals("card")) details.set(type, card(intent, told, status, authenticated));
    else details.set(type, other(type, told));
    return details;
  }

  private ObjectNode card(
      ObjectNode intent, ObjectNode card, String status, boolean authenticated) {
    boolean manual = Json.text(intent, "capture_method", "").equals("manual");
    var details =
        Json.of(
            "amount_authorized", status.equals("succeeded") ? intent.get("amount") : null,
            "authorization_code", status.equals("succeeded") ? Ids.letters(6) : null,
            "brand", card.get("brand"),
            "checks", card.get("checks"),
            "country", card.get("country"),
            "exp_month", card.get("exp_month"),
            "exp_year", card.get("exp_year"),
            "extended_authorization", Json.of("status", "disabled"),
            "fingerprint", card.get("fingerprint"),
            "funding", card.get("funding"),
            "incremental_authorization", Json.of("status", "unavailable"),
            "installments", null,
            "last4", card.get("last4"),
            "mandate", null,
            "multicapture", Json.of("status", "unavailable"),
            "network", card.get("brand"),
            "network_token", Json.of("used", false),
            "network_transaction_id", Ids.letters(15),
            "overcapture",
                Json.of("maximum_amount_capturable", intent.get("amount"), "status", "unavailable"),
            "regulated_status", "unregulated",
            "transaction_link_id", null,
            "three_d_secure", authenticated ? authentication() : null,
            "wallet", card.get("wallet"));
    if (manual && status.equals("succeeded"))
      details.put("capture_before", desk.book().now() + HELD_SECONDS);
    return details;
  }

  private static ObjectNode authentication() {
    return Json.of(
        "authentication_flow", "challenge",
        "electronic_commerce_indicator", "05",
        "exemption_indicator", null,
        "result", "authenticated",
        "result_reason", null,
        "transaction_id", Ids.letters(20),
        "version", "2.2.0");
  }

  private static @Nullable ObjectNode other(String type, ObjectNode told) {
    if (type.equals("sepa_debit")) {
      told.remove("generated_from");
      told.put("mandate", Ids.of("mandate"));
      return told;
    }
    told.putNull("generated_sepa_debit");
    told.putNull("generated_sepa_debit_mandate");
    told.put("iban_last4", "1234");
    told.put("verified_name", "Jo Sample");
    return told;
  }
}
