package io.storeflow.standin.payment;

import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import tools.jackson.databind.node.ObjectNode;

/**
 * Direct debits: processing first, and paid or failed later. Stripe's test IBANs say which
 * (docs.stripe.com/payments/sepa-debit/accept-a-payment, "Test your integration").
 */
final class Debits {
  private static final long SOON_SECONDS = 3;
  private static final long LATER_SECONDS = 180;

  private Debits() {}

  static void begin(
      Desk desk, Charges charges, String account, ObjectNode intent, ObjectNode method) {
    var charge = charges.make(account, intent, method, "pending", false);
    intent.put("status", "processing");
    intent.set("processing", Json.of("type", "sepa_debit"));
    desk.tell(account, "charge.pending", charge);
    desk.tell(account, "payment_intent.processing", intent);
    var end = end(method);
    boolean slow = end == 3 || end == 4;
    desk.diary()
        .at(
            desk.book().now() + (slow ? LATER_SECONDS : SOON_SECONDS),
            "debit",
            account,
            Json.text(intent, "id", ""));
  }

  /** What is due of a debit: it is paid or it fails. */
  static void end(Desk desk, Attempts attempts, String account, String id) {
    var intent = desk.intent(account, id);
    if (!Json.text(intent, "status", "").equals("processing")) return;
    var end = end(attempts.method(account, intent));
    end(desk, attempts, account, intent, end != 1 && end != 4);
    if (end == 2)
      desk.diary()
          .at(desk.book().now() + 1, "dispute", account, Json.text(intent, "latest_charge", ""));
  }

  static void end(Desk desk, Attempts attempts, String account, ObjectNode intent, boolean paid) {
    var charge = desk.charge(account, Json.text(intent, "latest_charge"));
    desk.diary().forget("debit", account, Json.text(intent, "id", ""));
    intent.putNull("processing");
    if (paid) {
      charge.put("status", "succeeded").put("captured", true).put("paid", true);
      charge.set("amount_captured", charge.get("amount"));
      desk.tell(account, "charge.succeeded", charge);
      attempts.settle(account, intent, charge);
      return;
    }
    var why = "The customer's bank account could not be debited.";
    charge.put("status", "failed").put("failure_code", "debit_not_authorized");
    charge.put("failure_message", why);
    desk.tell(account, "charge.failed", charge);
    attempts.fail(
        account,
        intent,
        ApiError.of(402, "card_error", "payment_method_provider_decline", why)
            .with("charge", charge.get("id")));
  }

  /** How an account of tests ends: 0 paid, 1 failed, 2 disputed, 3 paid late, 4 failed late. */
  private static int end(ObjectNode method) {
    var iban = Json.text(method, "_.iban", "");
    return switch (iban) {
      case "DE62370400440532013001", "AT861904300235473202" -> 1;
      case "DE35370400440532013002", "AT591904300235473203" -> 2;
      case "DE08370400440532013003", "AT321904300235473204" -> 3;
      case "DE78370400440532013004", "AT051904300235473205" -> 4;
      default -> 0;
    };
  }
}
