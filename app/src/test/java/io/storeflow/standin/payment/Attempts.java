package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.payment.TestCard.Later;
import io.storeflow.standin.web.ApiError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a try to pay: at once, after the bank has asked, or days later. */
final class Attempts {
  private static final String TRY_ANOTHER =
      "The provided PaymentMethod has failed authentication. You can provide payment_method_data or"
          + " a new PaymentMethod to attempt to fulfill this PaymentIntent again.";

  private final Desk desk;
  private final Charges charges;

  Attempts(Desk desk, Charges charges) {
    this.desk = desk;
    this.charges = charges;
  }

  /**
   * Tries to pay.
   *
   * @param bySdk whether a script on the page shows what the bank asks
   * @throws ApiError of status 402 where the card is declined
   */
  void begin(
      String account,
      ObjectNode intent,
      ObjectNode method,
      boolean bySdk,
      @Nullable String returnUrl) {
    var type = Json.text(method, "type", "");
    intent.set("payment_method", method.get("id"));
    intent.putNull("next_action");
    intent.putNull("last_payment_error");
    Book.notes(intent).put("return_url", returnUrl);
    if (type.equals("card")) card(account, intent, method, bySdk, returnUrl);
    else if (Methods.REDIRECTED.contains(type)) redirect(account, intent, returnUrl);
    else Debits.begin(desk, charges, account, intent, method);
  }

  private void card(
      String account,
      ObjectNode intent,
      ObjectNode method,
      boolean bySdk,
      @Nullable String returnUrl) {
    boolean asked =
        Methods.card(method).authenticates()
            || "any"
                .equals(Json.text(intent, "payment_method_options.card.request_three_d_secure"));
    if (!asked) {
      var refused = pay(account, intent, method, false);
      if (refused != null) throw refused;
    } else if (bySdk || returnUrl == null) {
      ask(
          account,
          intent,
          Json.of(
              "type",
              "use_stripe_sdk",
              "use_stripe_sdk",
              Json.of(
                  "type", "three_d_secure_redirect",
                  "stripe_js", page(account, intent),
                  "source", "src_standin")));
    } else redirect(account, intent, returnUrl);
  }

  private void redirect(String account, ObjectNode intent, @Nullable String returnUrl) {
    if (returnUrl == null)
      throw ApiError.invalid(
          null,
          "This PaymentIntent requires a return_url when it is confirmed, as its payment method may"
              + " require a redirect.",
          "return_url");
    ask(
        account,
        intent,
        Json.of(
            "type",
            "redirect_to_url",
            "redirect_to_url",
            Json.of("return_url", returnUrl, "url", page(account, intent))));
  }

  private String page(String account, ObjectNode intent) {
    return desk.base()
        + "/authenticate/"
        + account
        + "/"
        + Json.text(intent, "id")
        + "/"
        + Json.text(intent, "client_secret", "").replaceAll(".*_secret_", "");
  }

  private void ask(String account, ObjectNode intent, ObjectNode action) {
    intent.put("status", "requires_action");
    intent.set("next_action", action);
    desk.tell(account, "payment_intent.requires_action", intent);
  }

  /** The bank has said that it is the shopper. */
  @Nullable ApiError authenticated(String account, ObjectNode intent) {
    var method = method(account, intent);
    return Json.text(method, "type", "").equals("card")
        ? pay(account, intent, method, true)
        : paid(account, intent, method, false);
  }

  /** The bank has said that it is not, or nobody answered it. */
  void notAuthenticated(String account, ObjectNode intent) {
    fail(
        account,
        intent,
        ApiError.of(
            402, "invalid_request_error", "payment_intent_authentication_failure", TRY_ANOTHER));
  }

  private @Nullable ApiError pay(
      String account, ObjectNode intent, ObjectNode method, boolean authenticated) {
    var card = Methods.card(method);
    if (!card.isDeclined()) return paid(account, intent, method, authenticated);
    var charge = charges.make(account, intent, method, "failed", authenticated);
    charge.put("failure_code", card.code());
    charge.put("failure_message", card.message());
    desk.tell(account, "charge.failed", charge);
    var refused =
        ApiError.of(402, "card_error", card.code(), String.valueOf(card.message()))
            .with("decline_code", card.declineCode())
            .with("charge", charge.get("id"));
    if ("incorrect_cvc".equals(card.code())) refused.with("param", "cvc");
    return fail(account, intent, refused);
  }

  private @Nullable ApiError paid(
      String account, ObjectNode intent, ObjectNode method, boolean authenticated) {
    var charge = charges.make(account, intent, method, "succeeded", authenticated);
    intent.putNull("next_action");
    desk.tell(account, "charge.succeeded", charge);
    if (Json.text(intent, "capture_method", "").equals("manual")) {
      intent.put("status", "requires_capture");
      intent.set("amount_capturable", intent.get("amount"));
      desk.diary().at(charges.heldUntil(charge), "release", account, Json.text(intent, "id", ""));
      desk.tell(account, "payment_intent.amount_capturable_updated", intent);
      desk.ended(account, intent);
    } else settle(account, intent, charge);
    if (Methods.card(method).later() == Later.DISPUTE)
      desk.diary().at(desk.book().now() + 1, "dispute", account, Json.text(charge, "id", ""));
    return null;
  }

  /** The money is there. What it brought is written a moment after it is told, as Stripe does. */
  void settle(String account, ObjectNode intent, ObjectNode charge) {
    intent.put("status", "succeeded");
    intent.set("amount_received", charge.get("amount_captured"));
    intent.put("amount_capturable", 0);
    desk.tell(account, "payment_intent.succeeded", intent);
    desk.change(account, "charge.updated", charge, it -> charges.enter(account, it));
    desk.ended(account, intent);
  }

  /** The intent waits for another way of paying. */
  ApiError fail(String account, ObjectNode intent, ApiError why) {
    var method = method(account, intent);
    var error = why.error().deepCopy();
    error.set("payment_method", Book.shown(method));
    intent.put("status", "requires_payment_method");
    intent.putNull("next_action");
    intent.putNull("payment_method");
    intent.set("last_payment_error", error);
    desk.tell(account, "payment_intent.payment_failed", intent);
    desk.ended(account, intent);
    return why.with("payment_intent", Book.shown(intent))
        .with("payment_method", Book.shown(method));
  }

  ObjectNode method(String account, ObjectNode intent) {
    return desk.find(
        account,
        Methods.KIND,
        Json.text(intent, "payment_method"),
        "PaymentMethod",
        "payment_method");
  }
}
