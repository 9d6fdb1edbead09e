package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payment methods: cards by number, direct debits by IBAN, and those that a bank page asks for. */
final class Methods {
  static final String KIND = "payment_method";

  /** Methods that lead to a page of the shopper's bank. */
  static final List<String> REDIRECTED = List.of("bancontact", "eps", "ideal");

  private static final List<String> KNOWN =
      List.of("card", "sepa_debit", "bancontact", "eps", "ideal");

  private final Book book;

  Methods(Book book) {
    this.book = book;
  }

  void routes(Routes routes) {
    routes.client("POST /v1/payment_methods", call -> Book.shown(create(call, call.params())));
    routes.api("GET /v1/payment_methods/{id}", call -> Book.shown(find(call, call.inPath("id"))));
  }

  /**
   * What an intent may be paid with when Stripe chooses: by its currency, and how it is captured.
   */
  static List<String> offered(String currency, boolean capturedLater) {
    List<String> offered = new ArrayList<>(List.of("card"));
    if (currency.equals("eur") && !capturedLater)
      offered.addAll(List.of("bancontact", "ideal", "sepa_debit"));
    return offered;
  }

  static void known(String type) {
    if (!KNOWN.contains(type))
      throw ApiError.invalid(
          "payment_intent_invalid_parameter",
          "The payment method type \""
              + type
              + "\" is invalid. Please ensure the provided type is"
              + " activated in your dashboard.",
          "payment_method_types");
  }

  /** By id, or one of Stripe's names for tests, which is made then. */
  ObjectNode find(Call call, String id) {
    var number = TestCard.NAMED.get(id);
    if (number != null) return put(call.account(), card(number, 12, 2034, null), null);
    var found = book.shelf(call.account()).find(KIND, id);
    if (found == null) throw ApiError.none("PaymentMethod", id, "payment_method");
    return found;
  }

  ObjectNode create(Call call, Params sent) {
    var type = sent.needed("type");
    var billing = sent.object("billing_details");
    if (type.equals("card")) return put(call.account(), typed(call, sent), billing);
    known(type);
    var made = blank(type);
    switch (type) {
      case "sepa_debit" -> {
        var iban = sent.needed("sepa_debit.iban").replace(" ", "");
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}"))
          throw ApiError.invalid(
              "invalid_bank_account_iban", "The IBAN you provided is invalid.", "sepa_debit[iban]");
        made.set(
            type,
            Json.of(
                "bank_code", iban.substring(4, 12),
                "branch_code", "",
                "country", iban.substring(0, 2),
                "fingerprint", Ids.letters(16),
                "generated_from", Json.of("charge", null, "setup_attempt", null),
                "last4", iban.substring(iban.length() - 4)));
        Book.notes(made).put("iban", iban);
      }
      case "ideal" -> made.set(type, Json.of("bank", "ing", "bic", "INGBNL2A"));
      default -> made.set(type, Json.of());
    }
    return put(call.account(), made, billing);
  }

  /** The test card that a payment method is. */
  static TestCard card(ObjectNode method) {
    return TestCard.of(Json.text(method, "_.number", ""));
  }

  private ObjectNode typed(Call call, Params sent) {
    var wallet = sent.text("card.wallet");
    if (wallet != null) return card("4242424242424242", 12, 2034, wallet);
    var token = sent.text("card.token");
    if (token != null) return card("4242424242424242", 12, 2034, null);
    if (!call.publishable())
      throw ApiError.of(
          402,
          "invalid_request_error",
          null,
          "Sending credit card numbers directly to the Stripe API is generally unsafe. To continue"
              + " processing use Stripe.js, the Stripe mobile bindings, or Stripe Elements.");
    var number = sent.needed("card.number").replaceAll("[ -]", "");
    if (!TestCard.adds(number))
      throw refused("incorrect_number", "Your card number is incorrect.", "number");
    long month = sent.whole("card.exp_month", 0);
    if (month < 1 || month > 12)
      throw refused(
          "invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
    long year = sent.whole("card.exp_year", 0);
    long full = year < 100 ? 2000 + year : year;
    var now = YearMonth.from(book.moment().now().atZone(ZoneOffset.UTC));
    if (full > 2099 || YearMonth.of((int) full, (int) month).isBefore(now))
      throw refused("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
    if (!sent.text("card.cvc", "").matches("\\d{3,4}"))
      throw refused("invalid_cvc", "Your card's security code is invalid.", "cvc");
    return card(number, month, full, null);
  }

  private static ApiError refused(String code, String message, String param) {
    return ApiError.of(402, "card_error", code, message).with("param", param);
  }

  private ObjectNode card(String number, long month, long year, @Nullable String wallet) {
    var made = blank("card");
    var brand = TestCard.brand(number);
    made.set(
        "card",
        Json.of(
            "brand",
            brand,
            "checks",
            Json.of(
                "address_line1_check",
                null,
                "address_postal_code_check",
                null,
                "cvc_check",
                "pass"),
            "country",
            "US",
            "display_brand",
            brand,
            "exp_month",
            month,
            "exp_year",
            year,
            "fingerprint",
            fingerprint(number),
            "funding",
            "credit",
            "generated_from",
            null,
            "last4",
            number.substring(number.length() - 4),
            "networks",
            Json.of("available", Json.list(brand), "preferred", null),
            "regulated_status",
            "unregulated",
            "three_d_secure_usage",
            Json.of("supported", true),
            "wallet",
            wallet == null
                ? null
                : Json.of("type", wallet, "dynamic_last4", "4242", wallet, Json.of())));
    Book.notes(made).put("number", number);
    return made;
  }

  private static String fingerprint(String number) {
    return "Fp" + Integer.toUnsignedString(number.hashCode(), 36) + "0000000000".substring(0, 8);
  }

  private ObjectNode blank(String type) {
    return Json.of(
        "id",
        Ids.of("pm"),
        "object",
        KIND,
        "allow_redisplay",
        "unspecified",
        "billing_details",
        billing(null),
        "created",
        book.now(),
        "customer",
        null,
        "customer_account",
        null,
        "livemode",
        false,
        "metadata",
        Json.of(),
        "type",
        type);
  }

  private ObjectNode put(String account, ObjectNode made, @Nullable ObjectNode details) {
    made.set("billing_details", billing(details));
    return book.shelf(account).put(made);
  }

  private static ObjectNode billing(@Nullable ObjectNode said) {
    var billing = Json.nulls("email", "name", "phone", "tax_id");
    billing.set("address", Json.nulls("city", "country", "line1", "line2", "postal_code", "state"));
    if (said == null) return billing;
    for (var name : List.of("email", "name", "phone"))
      if (said.has(name)) billing.set(name, said.get(name));
    Map.copyOf(asMap(said)).forEach((name, value) -> Json.set(billing, "address." + name, value));
    return billing;
  }

  private static Map<String, String> asMap(ObjectNode said) {
    Map<String, String> address = new java.util.HashMap<>();
    said.path("address")
        .properties()
        .forEach(each -> address.put(each.getKey(), each.getValue().asString()));
    return address;
  }
}
