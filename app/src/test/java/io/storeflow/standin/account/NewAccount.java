package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Params;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** An account as it is made. */
final class NewAccount {
  private static final Set<String> EURO =
      Set.of(
          "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV",
          "MT", "NL", "PT", "SI", "SK");
  private static final Map<String, String> CURRENCIES =
      Map.of(
          "US", "usd", "GB", "gbp", "CH", "chf", "PL", "pln", "JP", "jpy", "SE", "sek", "DK", "dkk",
          "CA", "cad", "AU", "aud");

  private NewAccount() {}

  static ObjectNode of(Params sent, long now) {
    var country = sent.text("country", "US");
    if (!country.matches("[A-Z]{2}"))
      throw ApiError.invalid(
          "country_unsupported", "Country '" + country + "' is unknown.", "country");
    var account = blank(Ids.of("acct").replace("_", "_1").substring(0, 21), country, now);
    account.put("email", sent.text("email"));
    controller(account, sent);
    capabilities(account, sent);
    account.set("metadata", sent.object("metadata"));
    sent.object("business_profile")
        .properties()
        .forEach(
            each -> account.withObject("/business_profile").set(each.getKey(), each.getValue()));
    account.set(Book.NOTES, Json.of("connected", true, "given", Json.of()));
    Due.settle(account);
    return account;
  }

  static ObjectNode platform(long now) {
    var account = blank(Book.PLATFORM, "DE", now);
    account.put("email", "platform@standin.example");
    account.set("controller", Json.of("type", "account"));
    account.put("details_submitted", true);
    account.withObject("/business_profile").put("name", "StoreFlow (stand-in)");
    account.set("capabilities", Json.of("card_payments", "active", "transfers", "active"));
    account.set(
        Book.NOTES,
        Json.of(
            "connected",
            true,
            "given",
            Json.of("business", true, "person", true, "bank", true, "agreement", true)));
    Due.settle(account);
    return account;
  }

  static String currency(String country) {
    return EURO.contains(country) ? "eur" : CURRENCIES.getOrDefault(country, "usd");
  }

  private static void controller(ObjectNode account, Params sent) {
    var type = sent.oneOf("type", "standard", "express", "custom");
    if (type != null && sent.has("controller"))
      throw ApiError.invalid(
          null,
          "You may not provide the `type` parameter and `controller` parameters together.",
          "type");
    var losses = sent.oneOf("controller.losses.payments", "stripe", "application");
    var fees = sent.oneOf("controller.fees.payer", "account", "application");
    var collects = sent.oneOf("controller.requirement_collection", "stripe", "application");
    var dashboard = sent.oneOf("controller.stripe_dashboard.type", "full", "express", "none");
    boolean standard = "standard".equals(type) || "full".equals(dashboard);
    account.set(
        "controller",
        Json.of(
            "type",
            "application",
            "fees",
            Json.of("payer", fees == null ? standard ? "account" : "application" : fees),
            "is_controller",
            true,
            "losses",
            Json.of("payments", losses == null ? standard ? "stripe" : "application" : losses),
            "requirement_collection",
            collects == null ? "stripe" : collects,
            "stripe_dashboard",
            Json.of("type", dashboard == null ? standard ? "full" : "express" : dashboard)));
    boolean full = Json.text(account, "controller.stripe_dashboard.type", "").equals("full");
    if (full && "application".equals(losses))
      throw ApiError.invalid(
          null,
          "When `controller[stripe_dashboard][type]` is `full`, `controller[losses][payments]` must"
              + " be `stripe`.",
          "controller[losses][payments]");
    // Properties that equal one of the former types are said by its name, others are of none.
    account.put("type", type == null ? full ? "standard" : "none" : type);
  }

  private static void capabilities(ObjectNode account, Params sent) {
    var capabilities = account.withObject("/capabilities");
    sent.object("capabilities")
        .properties()
        .forEach(
            each -> {
              if (Json.flag(each.getValue(), "requested"))
                capabilities.put(each.getKey(), "inactive");
            });
    if (capabilities.isEmpty())
      capabilities.put("card_payments", "inactive").put("transfers", "inactive");
  }

  private static ObjectNode blank(String id, String country, long now) {
    var address = Json.nulls("city", "country", "line1", "line2", "postal_code", "state");
    var profile =
        Json.nulls(
            "annual_revenue",
            "estimated_worker_count",
            "mcc",
            "minority_owned_business_designation",
            "name",
            "product_description",
            "support_email",
            "support_phone",
            "support_url",
            "url");
    profile.set("support_address", address);
    return Json.of(
        "id",
        id,
        "object",
        "account",
        "business_profile",
        profile,
        "business_type",
        null,
        "capabilities",
        Json.of(),
        "charges_enabled",
        false,
        "controller",
        Json.of(),
        "country",
        country,
        "created",
        now,
        "default_currency",
        currency(country),
        "details_submitted",
        false,
        "email",
        null,
        "external_accounts",
        Json.of(
            "object",
            "list",
            "data",
            Json.list(),
            "has_more",
            false,
            "url",
            "/v1/accounts/" + id + "/external_accounts"),
        "future_requirements",
        requirements(),
        "metadata",
        Json.of(),
        "payouts_enabled",
        false,
        "requirements",
        requirements(),
        "settings",
        settings(),
        "tos_acceptance",
        Json.nulls("date", "ip", "user_agent"),
        "type",
        "standard");
  }

  static ObjectNode requirements() {
    return Json.of(
        "alternatives", Json.list(),
        "current_deadline", null,
        "currently_due", Json.list(),
        "disabled_reason", null,
        "errors", Json.list(),
        "eventually_due", Json.list(),
        "past_due", Json.list(),
        "pending_verification", Json.list());
  }

  private static ObjectNode settings() {
    return Json.of(
        "branding", Json.nulls("icon", "logo", "primary_color", "secondary_color"),
        "card_payments",
            Json.of(
                "decline_on", Json.of("avs_failure", false, "cvc_failure", false),
                "statement_descriptor_prefix", null,
                "statement_descriptor_prefix_kana", null,
                "statement_descriptor_prefix_kanji", null),
        "dashboard", Json.of("display_name", null, "timezone", "Etc/UTC"),
        "payments",
            Json.nulls(
                "statement_descriptor",
                "statement_descriptor_kana",
                "statement_descriptor_kanji",
                "statement_descriptor_prefix_kana",
                "statement_descriptor_prefix_kanji"),
        "payouts",
            Json.of(
                "debit_negative_balances",
                true,
                "schedule",
                Json.of("delay_days", 7, "interval", "daily"),
                "statement_descriptor",
                null),
        "sepa_debit_payments", Json.of());
  }

  /** Lower-case as Stripe writes currencies. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
