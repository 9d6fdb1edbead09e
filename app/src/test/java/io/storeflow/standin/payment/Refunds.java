package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.money.Currencies;
import io.storeflow.standin.payment.TestCard.Later;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import tools.jackson.databind.node.ObjectNode;

/** Refunds: of cards at once, of debits after a while; some come back. */
final class Refunds {
  static final String KIND = "refund";
  private static final long FAILS_AFTER_SECONDS = 2;

  private final Desk desk;

  Refunds(Desk desk) {
    this.desk = desk;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/refunds", call -> Book.shown(create(call.account(), call.params())));
    routes.api(
        "GET /v1/refunds",
        call ->
            Lists.page(
                call,
                desk.book()
                    .shelf(call.account())
                    .all(KIND)
                    .filter(Lists.equal(call, "charge"))
                    .filter(Lists.equal(call, "payment_intent"))));
    routes.api("GET /v1/refunds/{id}", call -> Book.shown(find(call.account(), call.inPath("id"))));
    routes.api("POST /v1/refunds/{id}", this::update);
    desk.diary().on("refund_fails", (account, id) -> end(account, id, false));
    desk.diary().on("refund_pends", (account, id) -> end(account, id, true));
  }

  ObjectNode find(String account, String id) {
    return desk.find(account, KIND, id, "refund", "refund");
  }

  private ObjectNode update(Call call) {
    var refund = find(call.account(), call.inPath("id"));
    desk.change(
        call.account(),
        "refund.updated",
        refund,
        it -> Intents.merge(it, call.params().only("metadata").object("metadata")));
    return Book.shown(refund);
  }

  /** Gives money back, as a call or a person in the dashboard does. */
  ObjectNode create(String account, Params said) {
    var sent =
        said.only(
            "charge",
            "payment_intent",
            "amount",
            "reason",
            "metadata",
            "refund_application_fee",
            "reverse_transfer",
            "instructions_email",
            "origin",
            "back");
    var charge = charge(account, sent);
    sent.oneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
    long left = Json.whole(charge, "amount") - Json.whole(charge, "amount_refunded");
    var id = Json.text(charge, "id");
    if (left == 0)
      throw ApiError.invalid(
          "charge_already_refunded", "Charge " + id + " has already been refunded.", null);
    if (Json.flag(charge, "disputed"))
      throw ApiError.invalid(
          "charge_disputed",
          "Charge " + id + " has been charged back; cannot issue a refund.",
          null);
    long amount = sent.whole("amount", left);
    if (amount < 1)
      throw ApiError.invalid("parameter_invalid_integer", "Invalid positive integer", "amount");
    var currency = Json.text(charge, "currency", "");
    if (amount > left)
      throw ApiError.invalid(
          null,
          "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
              .formatted(Currencies.said(amount, currency), Currencies.said(left, currency)),
          "amount");
    return made(account, charge, amount, sent);
  }

  private ObjectNode charge(String account, Params sent) {
    if (sent.has("charge")) return desk.charge(account, sent.text("charge"));
    var intent = desk.intent(account, sent.needed("payment_intent"));
    var status = Json.text(intent, "status", "");
    if (!status.equals("succeeded"))
      throw ApiError.invalid(
          status.equals("requires_capture")
              ? "payment_intent_unexpected_state"
              : "resource_missing",
          "This PaymentIntent (%s) does not have a successful charge to refund."
              .formatted(Json.text(intent, "id")),
          "payment_intent");
    return desk.charge(account, Json.text(intent, "latest_charge"));
  }

  private ObjectNode made(String account, ObjectNode charge, long amount, Params sent) {
    var type = Json.text(charge, "payment_method_details.type", "card");
    var later = later(account, charge);
    boolean pends = !type.equals("card") || later == Later.REFUND_PENDS;
    var refund =
        Json.of(
            "id", Ids.of("re"),
            "object", KIND,
            "amount", amount,
            "balance_transaction", null,
            "charge", charge.get("id"),
            "created", desk.book().now(),
            "currency", charge.get("currency"),
            "customer", charge.get("customer"),
            "customer_account", null,
            "destination_details", destination(type),
            "metadata", sent.object("metadata"),
            "payment_intent", charge.get("payment_intent"),
            "payment_method", charge.get("payment_method"),
            "reason", sent.text("reason"),
            "receipt_number", null,
            "source_transfer_reversal", null,
            "status", pends ? "pending" : "succeeded",
            "transfer_reversal", null);
    desk.book().shelf(account).put(refund);
    refund.set("balance_transaction", desk.ledger().refunded(account, refund).get("id"));
    add(charge, amount);
    desk.tell(account, "refund.created", refund);
    desk.tell(account, "charge.refunded", charge);
    var id = Json.text(refund, "id", "");
    long soon = desk.book().now() + FAILS_AFTER_SECONDS;
    if (later == Later.REFUND_FAILS) desk.diary().at(soon, "refund_fails", account, id);
    else if (pends) desk.diary().at(soon, "refund_pends", account, id);
    return refund;
  }

  private Later later(String account, ObjectNode charge) {
    var method = desk.book().shelf(account).find(Methods.KIND, Json.text(charge, "payment_method"));
    return method == null ? Later.NOTHING : Methods.card(method).later();
  }

  private static void add(ObjectNode charge, long amount) {
    long refunded = Json.whole(charge, "amount_refunded") + amount;
    charge.put("amount_refunded", refunded);
    charge.put("refunded", refunded == Json.whole(charge, "amount"));
  }

  /** A refund reaches the shopper, or comes back. */
  void end(String account, String id, boolean arrives) {
    var refund = find(account, id);
    if (Json.text(refund, "status", "").equals("failed")) return;
    desk.diary().forget("refund_fails", account, id);
    desk.diary().forget("refund_pends", account, id);
    desk.change(
        account,
        "refund.updated",
        refund,
        it -> {
          it.put("status", arrives ? "succeeded" : "failed");
          if (!arrives) back(account, it);
        });
    desk.tell(account, "charge.refund.updated", refund);
    if (!arrives) desk.tell(account, "refund.failed", refund);
  }

  private void back(String account, ObjectNode refund) {
    refund.put("failure_reason", "expired_or_canceled_card");
    refund.set(
        "failure_balance_transaction", desk.ledger().refundFailed(account, refund).get("id"));
    add(desk.charge(account, Json.text(refund, "charge")), -Json.whole(refund, "amount"));
  }

  private static ObjectNode destination(String type) {
    var details = Json.of("type", type);
    details.set(
        type,
        type.equals("card")
            ? Json.of(
                "reference", Ids.letters(11),
                "reference_status", "available",
                "reference_type", "acquirer_reference_number",
                "type", "refund")
            : Json.of("reference", null, "reference_status", "pending"));
    return details;
  }
}
