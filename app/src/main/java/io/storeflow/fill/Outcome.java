package io.storeflow.fill;

import static io.storeflow.order.PaymentState.CANCELLED;
import static io.storeflow.order.PaymentState.FAILED;
import static io.storeflow.order.PaymentState.PAID;
import static io.storeflow.order.PaymentState.PARTIALLY_REFUNDED;
import static io.storeflow.order.PaymentState.PENDING;
import static io.storeflow.order.PaymentState.REFUNDED;
import static io.storeflow.order.ReturnState.IN_PROGRESS;
import static io.storeflow.order.ReturnState.NONE;
import static io.storeflow.order.ReturnState.REQUESTED;
import static io.storeflow.order.ReturnState.RETURNED;

import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How an order ends. */
public enum Outcome {
  USUAL(0, PAID, NONE, ""),
  AWAITED(0, PENDING, NONE, "Pays by bank transfer."),
  WITHDRAWN(12, REFUNDED, NONE, "Called: changed their mind."),
  EXPIRED(4, CANCELLED, NONE, ""),
  DECLINED(3, PaymentState.FAILED, NONE, "The card was declined twice."),
  PARTLY_REFUNDED(6, PARTIALLY_REFUNDED, NONE, "One item was missing, refunded that one."),
  SENT_BACK(4, REFUNDED, RETURNED, "Came back in good order, refunded in full."),
  COMING_BACK(3, PAID, IN_PROGRESS, "The return label is on its way."),
  WANTED_BACK(3, PAID, REQUESTED, "Would like to send it back.");

  private final int of200;
  final PaymentState payment;
  final ReturnState returns;

  /** What staff wrote to the order, or empty. */
  final String comment;

  Outcome(int of200, PaymentState payment, ReturnState returns, String comment) {
    this.of200 = of200;
    this.payment = payment;
    this.returns = returns;
    this.comment = comment;
  }

  /** Outcomes of so many closed orders in a random order, each at least once among fifty. */
  public static List<Outcome> deck(int size, Random random) {
    List<Outcome> deck = new ArrayList<>(size);
    for (var outcome : values()) {
      int share = (int) Math.round(size * (outcome.of200 / 200.0));
      int count = outcome.of200 > 0 && size >= 50 ? Math.max(1, share) : share;
      for (int i = 0; i < count && deck.size() < size; i++) deck.add(outcome);
    }
    while (deck.size() < size) deck.add(USUAL);
    Collections.shuffle(deck, random);
    return deck;
  }

  /** Whether the order was called off before it was handed over. */
  boolean isCancelled() {
    return this == WITHDRAWN || neverPaid();
  }

  /** Whether the stock was only held for it and let go of again. */
  boolean neverPaid() {
    return payment == CANCELLED || payment == FAILED;
  }
}
