package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Disputes: what a bank takes back, until it is shown evidence or not. */
final class Disputes {
  private static final String KIND = "dispute";
  private static final long DAY = 86_400;
  private static final long DAYS_TO_ANSWER = 9;

  /** What a bank reads in evidence of tests (docs.stripe.com/testing, "Evidence"). */
  private static final String WINS = "winning_evidence";

  private static final String LOSES = "losing_evidence";

  private static final String[] EVIDENCE = {
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text"
  };

  private final Desk desk;

  Disputes(Desk desk) {
    this.desk = desk;
  }

  void routes(Routes routes) {
    routes.api(
        "GET /v1/disputes",
        call ->
            Lists.page(
                call,
                desk.book()
                    .shelf(call.account())
                    .all(KIND)
                    .filter(Lists.equal(call, "charge"))
                    .filter(Lists.equal(call, "payment_intent"))));
    routes.api("GET /v1/disputes/{id}", call -> Book.shown(find(call)));
    routes.api("POST /v1/disputes/{id}", this::update);
    routes.api("POST /v1/disputes/{id}/close", this::close);
    routes.control("POST /_control/disputes/{account}", this::begin);
    routes.control("POST /_control/disputes/{account}/{id}", this::decide);
    desk.diary().on("dispute", (account, id) -> begin(account, id, 0, "fraudulent"));
    desk.diary().on("dispute_due", this::overdue);
  }

  /** {@code charge} or {@code payment_intent}, perhaps {@code amount} and {@code reason}. */
  private ObjectNode begin(Call call) {
    return desk.book()
        .alone(
            () -> {
              var account = call.inPath("account");
              var sent = call.params();
              var charge = sent.text("charge");
              if (charge == null)
                charge =
                    Json.text(
                        desk.intent(account, sent.needed("payment_intent")), "latest_charge", "");
              return Book.shown(
                  begin(
                      account, charge, sent.whole("amount", 0), sent.text("reason", "fraudulent")));
            });
  }

  /**
   * A bank takes a charge back.
   *
   * @param amount 0 for all that was not refunded
   */
  private ObjectNode begin(String account, String chargeId, long amount, String reason) {
    var charge = desk.charge(account, chargeId);
    long left = Json.whole(charge, "amount_captured") - Json.whole(charge, "amount_refunded");
    if (left <= 0 || Json.flag(charge, "disputed"))
      throw ApiError.invalid(null, "There is nothing to dispute of " + chargeId, "charge");
    var dispute = made(charge, amount == 0 ? left : amount, reason);
    desk.book().shelf(account).put(dispute);
    desk.change(account, "charge.updated", charge, it -> it.put("disputed", true));
    desk.tell(account, "charge.dispute.created", dispute);
    add(dispute, desk.ledger().disputed(account, dispute));
    desk.tell(account, "charge.dispute.funds_withdrawn", dispute);
    desk.diary()
        .at(
            Json.whole(dispute, "evidence_details.due_by") + 1,
            "dispute_due",
            account,
            Json.text(dispute, "id", ""));
    return dispute;
  }

  private ObjectNode made(ObjectNode charge, long amount, String reason) {
    long now = desk.book().now();
    var evidence = Json.nulls(EVIDENCE);
    evidence.set("enhanced_evidence", Json.of());
    var type = Json.text(charge, "payment_method_details.type", "card");
    var details = Json.of("type", type);
    if (type.equals("card"))
      details.set(
          "card",
          Json.of(
              "brand",
              Json.text(charge, "payment_method_details.card.brand"),
              "case_type",
              "chargeback",
              "network",
              Json.text(charge, "payment_method_details.card.network"),
              "network_reason_code",
              "10.4"));
    else details.set(type, Json.of());
    return Json.of(
        "id",
        Ids.of("dp"),
        "object",
        KIND,
        "amount",
        amount,
        "balance_transactions",
        Json.list(),
        "charge",
        charge.get("id"),
        "created",
        now,
        "currency",
        charge.get("currency"),
        "enhanced_eligibility_types",
        Json.list(),
        "evidence",
        evidence,
        "evidence_details",
        Json.of(
            "due_by",
            now - now % DAY + DAYS_TO_ANSWER * DAY - 1,
            "enhanced_eligibility",
            Json.of(),
            "has_evidence",
            false,
            "past_due",
            false,
            "submission_count",
            0),
        "is_charge_refundable",
        false,
        "livemode",
        false,
        "metadata",
        Json.of(),
        "payment_intent",
        charge.get("payment_intent"),
        "payment_method_details",
        details,
        "reason",
        reason,
        "status",
        "needs_response");
  }

  private ObjectNode update(Call call) {
    var sent = call.params().only("evidence", "metadata", "submit");
    var dispute = find(call);
    if (sent.has("evidence")) needsAnswer(dispute);
    boolean submits = sent.has("evidence") && !"false".equals(sent.text("submit"));
    desk.change(
        call.account(),
        "charge.dispute.updated",
        dispute,
        it -> {
          Intents.merge(it, sent.object("metadata"));
          sent.object("evidence")
              .properties()
              .forEach(each -> it.withObject("/evidence").set(each.getKey(), each.getValue()));
          if (sent.has("evidence")) Json.set(it, "evidence_details.has_evidence", true);
          if (!submits) return;
          it.put("status", "under_review");
          Json.set(it, "evidence_details.submission_count", 1);
        });
    var text = Json.text(dispute, "evidence.uncategorized_text", "");
    if (submits && text.equals(WINS)) end(call.account(), dispute, true);
    if (submits && text.equals(LOSES)) end(call.account(), dispute, false);
    return Book.shown(dispute);
  }

  private static void needsAnswer(ObjectNode dispute) {
    if (List.of("needs_response", "warning_needs_response")
        .contains(Json.text(dispute, "status", ""))) return;
    throw ApiError.invalid(
        "dispute_evidence_not_accepted",
        "This dispute is " + Json.text(dispute, "status") + ", and takes no evidence.",
        null);
  }

  /** The merchant accepts it. */
  private ObjectNode close(Call call) {
    var dispute = find(call);
    needsAnswer(dispute);
    end(call.account(), dispute, false);
    return Book.shown(dispute);
  }

  /** What the bank decides: {@code won=true} or not. */
  private ObjectNode decide(Call call) {
    return desk.book()
        .alone(
            () -> {
              var account = call.inPath("account");
              var dispute = desk.find(account, KIND, call.inPath("id"), "dispute", "dispute");
              end(account, dispute, call.params().flag("won"));
              return Book.shown(dispute);
            });
  }

  private void overdue(String account, String id) {
    var dispute = desk.find(account, KIND, id, "dispute", "dispute");
    if (!Json.text(dispute, "status", "").equals("needs_response")) return;
    Json.set(dispute, "evidence_details.past_due", true);
    end(account, dispute, false);
  }

  private void end(String account, ObjectNode dispute, boolean won) {
    if (List.of("won", "lost").contains(Json.text(dispute, "status", ""))) return;
    desk.diary().forget("dispute_due", account, Json.text(dispute, "id", ""));
    desk.change(
        account, "charge.dispute.closed", dispute, it -> it.put("status", won ? "won" : "lost"));
    if (!won) return;
    add(dispute, desk.ledger().reinstated(account, dispute));
    desk.tell(account, "charge.dispute.funds_reinstated", dispute);
  }

  private static void add(ObjectNode dispute, ObjectNode entry) {
    ((ArrayNode) dispute.path("balance_transactions")).add(Book.shown(entry));
  }

  private ObjectNode find(Call call) {
    return desk.find(call.account(), KIND, call.inPath("id"), "dispute", "dispute");
  }
}
