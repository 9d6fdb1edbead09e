package io.storeflow.standin.payment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a payment with one of Stripe's test cards (docs.stripe.com/testing).
 *
 * @param authenticates whether its holder is asked by the bank (3-D Secure)
 * @param code why it is declined, null where it is not
 * @param later what happens after it was paid: a dispute, a refund that fails or takes time
 */
record TestCard(
    boolean authenticates,
    @Nullable String code,
    @Nullable String declineCode,
    @Nullable String message,
    Later later) {

  /** What happens later. */
  enum Later {
    NOTHING,
    DISPUTE,
    REFUND_FAILS,
    REFUND_PENDS
  }

  private static final String DECLINED = "Your card was declined.";
  private static final TestCard GOOD = new TestCard(false, null, null, null, Later.NOTHING);
  private static final TestCard ASKED = new TestCard(true, null, null, null, Later.NOTHING);

  private static final Map<String, TestCard> ALL =
      Map.ofEntries(
          Map.entry("4000002500003155", ASKED),
          Map.entry("4000002760003184", ASKED),
          Map.entry("4000000000003220", ASKED),
          Map.entry(
              "4000008400001629",
              new TestCard(true, "card_declined", "generic_decline", DECLINED, Later.NOTHING)),
          Map.entry("4000000000000002", declined("card_declined", "generic_decline", DECLINED)),
          Map.entry(
              "4000000000009995",
              declined("card_declined", "insufficient_funds", "Your card has insufficient funds.")),
          Map.entry("4000000000009987", declined("card_declined", "lost_card", DECLINED)),
          Map.entry("4000000000009979", declined("card_declined", "stolen_card", DECLINED)),
          Map.entry(
              "4000000000000069",
              declined("expired_card", "expired_card", "Your card has expired.")),
          Map.entry(
              "4000000000000127",
              declined(
                  "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.")),
          Map.entry(
              "4000000000000119",
              declined(
                  "processing_error",
                  "processing_error",
                  "An error occurred while processing your card. Try again in a little bit.")),
          Map.entry("4000000000000259", later(Later.DISPUTE)),
          Map.entry("4000000000005126", later(Later.REFUND_FAILS)),
          Map.entry("4000000000007726", later(Later.REFUND_PENDS)));

  /** Payment methods that Stripe names for tests, by the card that they are. */
  static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("pm_card_visa", "4242424242424242"),
          Map.entry("pm_card_mastercard", "5555555555554444"),
          Map.entry("pm_card_authenticationRequired", "4000002760003184"),
          Map.entry("pm_card_threeDSecure2Required", "4000000000003220"),
          Map.entry("pm_card_chargeDeclined", "4000000000000002"),
          Map.entry("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995"),
          Map.entry("pm_card_chargeDeclinedExpiredCard", "4000000000000069"),
          Map.entry("pm_card_chargeDeclinedIncorrectCvc", "4000000000000127"),
          Map.entry("pm_card_createDispute", "4000000000000259"),
          Map.entry("pm_card_refundFail", "4000000000005126"),
          Map.entry("pm_card_pendingRefund", "4000000000007726"));

  static TestCard of(String number) {
    return ALL.getOrDefault(number, GOOD);
  }

  boolean isDeclined() {
    return code != null;
  }

  /** The sum of digits by which cards are told from typing errors (ISO/IEC 7812-1, annex B). */
  static boolean adds(String number) {
    if (!number.matches("\\d{12,19}")) return false;
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  static String brand(String number) {
    if (number.startsWith("34") || number.startsWith("37")) return "amex";
    return switch (number.charAt(0)) {
      case '4' -> "visa";
      case '2', '5' -> "mastercard";
      case '6' -> "discover";
      default -> "unknown";
    };
  }

  private static TestCard declined(String code, String declineCode, String message) {
    return new TestCard(false, code, declineCode, message, Later.NOTHING);
  }

  private static TestCard later(Later later) {
    return new TestCard(false, null, null, null, later);
  }
}
