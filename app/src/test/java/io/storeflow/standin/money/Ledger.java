package io.storeflow.standin.money;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes balance transactions, in the currency of the account. Fees are made up and fixed: 1.5 %
 * and 0.25 of a charge, 20 of a dispute.
 */
public final class Ledger {
  private static final long PER_MILLE = 15;
  private static final long EACH = 25;
  private static final long DISPUTE = 2_000;
  private static final long DAY = 86_400;
  private static final long DAYS = 7;

  private final Book book;

  public Ledger(Book book) {
    this.book = book;
  }

  /** What a charge brings, less Stripe's fee and the platform's. */
  public ObjectNode charged(String account, ObjectNode charge, long amount) {
    var currency = Json.text(charge, "currency", "");
    var own = currency(account);
    long gross = Currencies.convert(amount, currency, own);
    long stripe = gross * PER_MILLE / 1000 + EACH;
    long platform = Currencies.convert(Json.whole(charge, "application_fee_amount"), currency, own);
    var fees = Json.list(fee(stripe, own, "stripe_fee", "Stripe processing fees"));
    if (platform > 0) fees.add(fee(platform, own, "application_fee", "StoreFlow application fee"));
    var made = entry(account, charge, "charge", gross, stripe + platform, fees);
    rate(made, currency, own);
    return made;
  }

  /** What goes back: fees stay. */
  public ObjectNode refunded(String account, ObjectNode refund) {
    return moved(account, refund, "refund", -Json.whole(refund, "amount"), 0);
  }

  /** What comes back as a refund did not reach the shopper. */
  public ObjectNode refundFailed(String account, ObjectNode refund) {
    return moved(account, refund, "refund_failure", Json.whole(refund, "amount"), 0);
  }

  /** What a dispute takes, and its fee. */
  public ObjectNode disputed(String account, ObjectNode dispute) {
    return moved(account, dispute, "adjustment", -Json.whole(dispute, "amount"), DISPUTE);
  }

  /** What a dispute that was won gives back: the fee stays. */
  public ObjectNode reinstated(String account, ObjectNode dispute) {
    return moved(account, dispute, "adjustment", Json.whole(dispute, "amount"), 0);
  }

  /** What goes to the bank, or comes back from it. */
  public ObjectNode paidOut(String account, ObjectNode payout, boolean back) {
    long amount = Json.whole(payout, "amount");
    var type = back ? "payout_failure" : "payout";
    var made = entry(account, payout, type, back ? amount : -amount, 0, Json.list());
    made.put("available_on", book.now());
    made.put("status", "available");
    return made;
  }

  /** The currency that an account is paid in. */
  public String currency(String account) {
    var found = book.account(account);
    return found == null ? "eur" : Json.text(found, "default_currency", "eur");
  }

  private ObjectNode moved(
      String account, ObjectNode source, String type, long amount, long feeAmount) {
    var currency = Json.text(source, "currency", "");
    var own = currency(account);
    var fees =
        feeAmount == 0 ? Json.list() : Json.list(fee(feeAmount, own, "stripe_fee", "Dispute fee"));
    var made =
        entry(account, source, type, Currencies.convert(amount, currency, own), feeAmount, fees);
    rate(made, currency, own);
    return made;
  }

  private static void rate(ObjectNode entry, String from, String to) {
    if (!from.equals(to)) entry.put("exchange_rate", Currencies.rate(from, to));
  }

  private ObjectNode entry(
      String account, ObjectNode source, String type, long amount, long fee, ArrayNode fees) {
    long now = book.now();
    var kind = Json.text(source, "object", "");
    return book.shelf(account)
        .put(
            Json.of(
                "id",
                Ids.of("txn"),
                "object",
                "balance_transaction",
                "amount",
                amount,
                "available_on",
                now - now % DAY + DAYS * DAY,
                "balance_type",
                "payments",
                "created",
                now,
                "currency",
                currency(account),
                "description",
                description(source, kind),
                "exchange_rate",
                null,
                "fee",
                fee,
                "fee_details",
                fees,
                "net",
                amount - fee,
                "reporting_category",
                category(kind, type, amount),
                "source",
                source.get("id"),
                "status",
                "pending",
                "type",
                type));
  }

  private static @Nullable String description(ObjectNode source, String kind) {
    return switch (kind) {
      case "refund" -> "REFUND FOR CHARGE";
      case "payout" -> "STRIPE PAYOUT";
      case "dispute" -> "Chargeback withdrawal for " + Json.text(source, "charge");
      default -> Json.text(source, "description");
    };
  }

  private static String category(String kind, String type, long amount) {
    if (kind.equals("dispute")) return amount < 0 ? "dispute" : "dispute_reversal";
    return switch (type) {
      case "payout_failure" -> "payout_reversal";
      default -> type;
    };
  }

  private static ObjectNode fee(long amount, String currency, String type, String description) {
    return Json.of(
        "amount", amount,
        "application", null,
        "currency", currency,
        "description", description,
        "type", type);
  }
}
