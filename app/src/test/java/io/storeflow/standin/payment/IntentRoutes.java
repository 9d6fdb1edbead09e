package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payment intents as they are asked for. */
final class IntentRoutes {
  /** What a browser is shown of one. */
  private static final List<String> OPEN =
      List.of(
          "id",
          "object",
          "amount",
          "amount_details",
          "automatic_payment_methods",
          "canceled_at",
          "cancellation_reason",
          "capture_method",
          "client_secret",
          "confirmation_method",
          "created",
          "currency",
          "description",
          "last_payment_error",
          "livemode",
          "next_action",
          "payment_method",
          "payment_method_configuration_details",
          "payment_method_types",
          "processing",
          "receipt_email",
          "setup_future_usage",
          "shipping",
          "source",
          "status");

  private static final List<String> REASONS =
      List.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

  private final Desk desk;
  private final Methods methods;
  private final Attempts attempts;

  IntentRoutes(Desk desk, Methods methods, Attempts attempts) {
    this.desk = desk;
    this.methods = methods;
    this.attempts = attempts;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/payment_intents", this::create);
    routes.api(
        "GET /v1/payment_intents",
        call ->
            Lists.page(
                call,
                desk.book()
                    .shelf(call.account())
                    .all(Intents.KIND)
                    .filter(Lists.equal(call, "customer"))));
    routes.client("GET /v1/payment_intents/{id}", call -> shown(call, find(call)));
    routes.api("POST /v1/payment_intents/{id}", this::update);
    routes.client("POST /v1/payment_intents/{id}/confirm", this::confirm);
    routes.api("POST /v1/payment_intents/{id}/capture", this::capture);
    routes.api("POST /v1/payment_intents/{id}/cancel", this::cancel);
  }

  private ObjectNode create(Call call) {
    var sent = call.params().only(Intents.KNOWN);
    able(call.account());
    var intent = Intents.make(call, sent, desk.book().now());
    if (!call.ofPlatform()) intent.put("application", "ca_standin");
    desk.book().shelf(call.account()).put(intent);
    desk.tell(call.account(), "payment_intent.created", intent);
    if (sent.has("payment_method") || sent.has("payment_method_data")) take(call, intent, sent);
    if (sent.flag("confirm")) confirm(call, intent, sent);
    return Book.shown(intent);
  }

  /** Accounts that may not charge cannot begin to. */
  private void able(String account) {
    var own = desk.book().account(account);
    if (own == null || Json.text(own, "capabilities.card_payments", "").equals("active")) return;
    throw ApiError.invalid(
        "account_invalid",
        "Your account cannot currently make charges. The account must have at least one of the"
            + " following capabilities enabled: transfers, card_payments.",
        null);
  }

  private ObjectNode update(Call call) {
    var sent = call.params().only(Intents.KNOWN);
    var intent = find(call);
    Intents.update(intent, sent);
    if (sent.has("payment_method")) take(call, intent, sent);
    return Book.shown(intent);
  }

  private ObjectNode confirm(Call call) {
    var intent = find(call);
    confirm(call, intent, call.params());
    return shown(call, intent);
  }

  private void confirm(Call call, ObjectNode intent, Params sent) {
    var status = Json.text(intent, "status", "");
    if (!List.of("requires_payment_method", "requires_confirmation", "requires_action")
        .contains(status))
      throw ApiError.invalid(
              "payment_intent_unexpected_state",
              "You cannot confirm this PaymentIntent because it has already "
                  + (status.equals("canceled")
                      ? "been canceled."
                      : "succeeded after being previously confirmed."),
              null)
          .with("payment_intent", Book.shown(intent));
    able(call.account());
    if (sent.has("payment_method") || sent.has("payment_method_data")) take(call, intent, sent);
    if (!Json.has(intent, "payment_method"))
      throw ApiError.invalid(
              "payment_intent_unexpected_state",
              "You cannot confirm this PaymentIntent because it's missing a payment method.",
              null)
          .with("payment_intent", Book.shown(intent));
    attempts.begin(
        call.account(),
        intent,
        attempts.method(call.account(), intent),
        sent.flag("use_stripe_sdk"),
        sent.text("return_url"));
  }

  private void take(Call call, ObjectNode intent, Params sent) {
    var method =
        sent.has("payment_method_data")
            ? methods.create(call, Params.of(sent.object("payment_method_data")))
            : methods.find(call, sent.needed("payment_method"));
    var type = Json.text(method, "type", "");
    for (var each : intent.path("payment_method_types")) {
      if (!each.asString().equals(type)) continue;
      intent.set("payment_method", method.get("id"));
      if (Json.text(intent, "status", "").equals("requires_payment_method"))
        intent.put("status", "requires_confirmation");
      return;
    }
    throw ApiError.invalid(
        "payment_intent_incompatible_payment_method",
        "The PaymentMethod provided (" + type + ") is not allowed for this PaymentIntent.",
        "payment_method");
  }

  private ObjectNode capture(Call call) {
    var sent =
        call.params()
            .only(
                "amount_to_capture",
                "application_fee_amount",
                "metadata",
                "statement_descriptor_suffix",
                "final_capture");
    var intent = find(call);
    if (!Json.text(intent, "status", "").equals("requires_capture"))
      throw ApiError.invalid(
              "payment_intent_unexpected_state",
              "This PaymentIntent could not be captured because it has a status of "
                  + Json.text(intent, "status")
                  + ". Only a PaymentIntent with one of the following statuses may be captured:"
                  + " requires_capture.",
              null)
          .with("payment_intent", Book.shown(intent));
    long held = Json.whole(intent, "amount_capturable");
    long amount = sent.whole("amount_to_capture", held);
    if (amount > held)
      throw ApiError.invalid(
          "amount_too_large",
          "The amount to capture is greater than the remaining amount: " + held,
          "amount_to_capture");
    Intents.merge(intent, sent.object("metadata"));
    var charge = desk.charge(call.account(), Json.text(intent, "latest_charge"));
    if (sent.has("application_fee_amount"))
      charge.put("application_fee_amount", sent.whole("application_fee_amount"));
    charge.put("captured", true).put("amount_captured", amount);
    charge.put("amount_refunded", held - amount);
    desk.diary().forget("release", call.account(), Json.text(intent, "id", ""));
    desk.tell(call.account(), "charge.captured", charge);
    attempts.settle(call.account(), intent, charge);
    return Book.shown(intent);
  }

  private ObjectNode cancel(Call call) {
    var sent = call.params().only("cancellation_reason");
    var reason = sent.oneOf("cancellation_reason", REASONS.toArray(String[]::new));
    var intent = find(call);
    var status = Json.text(intent, "status", "");
    if (List.of("succeeded", "canceled", "processing").contains(status))
      throw ApiError.invalid(
              "payment_intent_unexpected_state",
              "You cannot cancel this PaymentIntent because it has a status of "
                  + status
                  + ". Only a PaymentIntent with one of the following statuses may be canceled:"
                  + " requires_payment_method, requires_capture, requires_confirmation,"
                  + " requires_action.",
              null)
          .with("payment_intent", Book.shown(intent));
    end(call.account(), intent, reason);
    return Book.shown(intent);
  }

  /** Ends an intent, and frees what was held. */
  void end(String account, ObjectNode intent, @Nullable String reason) {
    boolean held = Json.text(intent, "status", "").equals("requires_capture");
    var id = Json.text(intent, "id", "");
    desk.diary().forget("release", account, id);
    intent.put("status", "canceled").put("canceled_at", desk.book().now());
    intent.put("cancellation_reason", reason).put("amount_capturable", 0);
    intent.putNull("next_action");
    if (held) {
      var charge = desk.charge(account, Json.text(intent, "latest_charge"));
      charge.put("refunded", true).set("amount_refunded", charge.get("amount"));
      var type = "automatic".equals(reason) ? "charge.expired" : "charge.refunded";
      desk.tell(account, type, charge);
    }
    desk.tell(account, "payment_intent.canceled", intent);
  }

  /** What was held for as long as it can be is free again. */
  void release(String account, String id) {
    var intent = desk.intent(account, id);
    if (Json.text(intent, "status", "").equals("requires_capture"))
      end(account, intent, "automatic");
  }

  private ObjectNode find(Call call) {
    var intent = desk.intent(call.account(), call.inPath("id"));
    var secret = call.params().text("client_secret");
    if (call.publishable() && !Json.text(intent, "client_secret", "").equals(secret))
      throw ApiError.none("payment_intent", call.inPath("id"), "intent");
    return intent;
  }

  private static ObjectNode shown(Call call, ObjectNode intent) {
    var shown = Book.shown(intent);
    if (call.publishable()) shown.retain(OPEN);
    return shown;
  }
}
