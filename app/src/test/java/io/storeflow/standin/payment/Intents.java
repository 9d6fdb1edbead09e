package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.money.Currencies;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payment intents as they are made and changed. */
final class Intents {
  static final String KIND = "payment_intent";

  private Intents() {}

  /** What may be said when one is made. */
  static final String[] KNOWN = {
    "amount",
    "currency",
    "automatic_payment_methods",
    "payment_method_types",
    "capture_method",
    "confirm",
    "confirmation_method",
    "customer",
    "description",
    "metadata",
    "payment_method",
    "payment_method_data",
    "payment_method_options",
    "receipt_email",
    "return_url",
    "setup_future_usage",
    "shipping",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "application_fee_amount",
    "transfer_group",
    "use_stripe_sdk",
    "off_session",
    "on_behalf_of",
    "mandate_data",
    "error_on_requires_action",
    "excluded_payment_method_types"
  };

  static ObjectNode make(Call call, Params sent, long now) {
    var amount = sent.whole("amount");
    if (amount == null) throw ApiError.missing("amount");
    var currency = sent.needed("currency").toLowerCase(Locale.ROOT);
    Currencies.check(amount, currency);
    var capture = sent.oneOf("capture_method", "automatic", "automatic_async", "manual");
    var id = Ids.of("pi");
    boolean manual = "manual".equals(capture);
    var types = types(sent, currency, manual);
    var made =
        Json.of(
            "id",
            id,
            "object",
            KIND,
            "amount",
            amount,
            "amount_capturable",
            0,
            "amount_details",
            Json.of("tip", Json.of()),
            "amount_received",
            0,
            "application",
            null,
            "application_fee_amount",
            sent.whole("application_fee_amount"),
            "automatic_payment_methods",
            automatic(sent),
            "canceled_at",
            null,
            "cancellation_reason",
            null,
            "capture_method",
            capture == null ? "automatic_async" : capture,
            "client_secret",
            id + "_secret_" + Ids.letters(25),
            "confirmation_method",
            sent.text("confirmation_method", "automatic"),
            "created",
            now,
            "currency",
            currency,
            "customer",
            sent.text("customer"),
            "customer_account",
            null,
            "description",
            sent.text("description"),
            "excluded_payment_method_types",
            null,
            "last_payment_error",
            null,
            "latest_charge",
            null,
            "livemode",
            false,
            "metadata",
            sent.object("metadata"),
            "next_action",
            null,
            "managed_payments",
            null,
            "on_behalf_of",
            null,
            "payment_method",
            null,
            "payment_method_configuration_details",
            null,
            "payment_method_options",
            options(sent, types),
            "payment_method_types",
            types,
            "processing",
            null,
            "receipt_email",
            sent.text("receipt_email"),
            "review",
            null,
            "setup_future_usage",
            sent.text("setup_future_usage"),
            "shipping",
            shipping(sent),
            "source",
            null,
            "statement_descriptor",
            sent.text("statement_descriptor"),
            "statement_descriptor_suffix",
            suffix(sent),
            "status",
            "requires_payment_method",
            "transfer_data",
            null,
            "transfer_group",
            sent.text("transfer_group"));
    fee(made, call);
    return made;
  }

  /** Changes what may still be changed. */
  static void update(ObjectNode intent, Params sent) {
    boolean open =
        List.of("requires_payment_method", "requires_confirmation", "requires_action")
            .contains(Json.text(intent, "status"));
    var currency = sent.text("currency", Json.text(intent, "currency", ""));
    if (sent.has("amount") || sent.has("currency")) {
      if (!open) throw unexpected(intent, "amount could not be updated");
      long amount = sent.whole("amount", Json.whole(intent, "amount"));
      Currencies.check(amount, currency.toLowerCase(Locale.ROOT));
      intent.put("amount", amount).put("currency", currency.toLowerCase(Locale.ROOT));
    }
    merge(intent, sent.object("metadata"));
    for (var name :
        List.of("description", "receipt_email", "customer", "setup_future_usage", "transfer_group"))
      if (sent.all().has(name)) intent.put(name, sent.text(name));
    if (sent.all().has("statement_descriptor_suffix"))
      intent.put("statement_descriptor_suffix", suffix(sent));
    if (sent.has("shipping")) intent.set("shipping", Json.node(shipping(sent)));
    if (sent.has("application_fee_amount"))
      intent.put("application_fee_amount", sent.whole("application_fee_amount"));
    if (sent.has("payment_method_types"))
      intent.set("payment_method_types", Json.listOf(types(sent, currency, false)));
  }

  /** Members that are sent empty are taken away, as Stripe does. */
  static void merge(ObjectNode object, ObjectNode metadata) {
    var kept = object.withObject("/metadata");
    metadata
        .properties()
        .forEach(
            each -> {
              if (each.getValue().asString().isEmpty()) kept.remove(each.getKey());
              else kept.set(each.getKey(), each.getValue());
            });
  }

  static ApiError unexpected(ObjectNode intent, String what) {
    return ApiError.invalid(
            "payment_intent_unexpected_state",
            "This PaymentIntent's "
                + what
                + " because it has a status of "
                + Json.text(intent, "status")
                + ".",
            null)
        .with("payment_intent", Book.shown(intent));
  }

  private static List<String> types(Params sent, String currency, boolean manual) {
    var types = sent.texts("payment_method_types");
    types.forEach(Methods::known);
    if (!types.isEmpty() && sent.flag("automatic_payment_methods.enabled"))
      throw ApiError.invalid(
          null,
          "You may only specify one of these parameters: automatic_payment_methods,"
              + " payment_method_types.",
          null);
    if (!types.isEmpty()) return types;
    var offered = new ArrayList<>(Methods.offered(currency, manual));
    offered.removeAll(sent.texts("excluded_payment_method_types"));
    if ("never".equals(sent.text("automatic_payment_methods.allow_redirects")))
      offered.removeAll(Methods.REDIRECTED);
    return offered;
  }

  private static Object automatic(Params sent) {
    if (sent.has("payment_method_types")) return Json.node(null);
    return Json.of(
        "allow_redirects",
        sent.text("automatic_payment_methods.allow_redirects", "always"),
        "enabled",
        true);
  }

  private static ObjectNode options(Params sent, List<String> types) {
    var options = sent.object("payment_method_options");
    if (types.contains("card") && !options.has("card"))
      options.set(
          "card",
          Json.of(
              "installments", null,
              "mandate_options", null,
              "network", null,
              "request_three_d_secure", "automatic"));
    return options;
  }

  private static @Nullable Object shipping(Params sent) {
    if (!sent.has("shipping")) return null;
    var shipping = Json.nulls("carrier", "name", "phone", "tracking_number");
    sent.object("shipping").properties().forEach(it -> shipping.set(it.getKey(), it.getValue()));
    var address = Json.nulls("city", "country", "line1", "line2", "postal_code", "state");
    shipping.path("address").properties().forEach(it -> address.set(it.getKey(), it.getValue()));
    shipping.set("address", address);
    return shipping;
  }

  /** The part of what a bank statement says that is the payment's own. */
  private static @Nullable String suffix(Params sent) {
    var suffix = sent.text("statement_descriptor_suffix");
    if (suffix == null) return null;
    if (suffix.length() > 22 || suffix.matches(".*[<>\\\\'\"*].*"))
      throw ApiError.invalid(
          null,
          "The statement descriptor suffix must be at most 22 characters, and may not contain"
              + " <, >, \\, ', \" or *.",
          "statement_descriptor_suffix");
    if (!suffix.matches(".*[A-Za-z].*"))
      throw ApiError.invalid(
          null,
          "The statement descriptor must contain at least one alphabetic character.",
          "statement_descriptor_suffix");
    return suffix;
  }

  private static void fee(ObjectNode intent, Call call) {
    if (!Json.has(intent, "application_fee_amount")) return;
    if (call.ofPlatform())
      throw ApiError.invalid(
          null,
          "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct"
              + " payment (using an OAuth key or Stripe-Account header) or destination payment.",
          "application_fee_amount");
    if (Json.whole(intent, "application_fee_amount") > Json.whole(intent, "amount"))
      throw ApiError.invalid(
          null, "Application fee cannot be greater than the amount.", "application_fee_amount");
  }
}
