package io.storeflow.orderedit;

import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Why an order cannot be changed so.
 *
 * @param item at which place of what is put to it, from 0; -1 for the order
 * @param left units that there are; null where that is not it
 */
public record EditFault(Why why, int item, @Nullable Integer left) {

  /** The reason; its code names the sentence. */
  public enum Why implements Coded {
    /** It is handed over, or cancelled. */
    CLOSED,
    /** A provider is still to take its money. */
    AWAITED,
    HELD,
    /** All of it is gift cards. */
    GIFT_CARDS,
    /** The kitchen has begun. */
    BEGUN,
    /** Nothing would be another. */
    NOTHING,
    /** Nothing would be left. */
    ALL,
    /** That cannot be bought any more. */
    NOT_FOR_SALE,
    SOLD_OUT,
    /** There are fewer. */
    TOO_FEW,
    /** More than one order may have of it. */
    TOO_MANY,
    /** Something has to be chosen with it, which only its page in the shop asks. */
    CHOICE,
    /** A gift card, which is bought in the shop. */
    CARD,
    /** Prices of the store hold the tax now, or do not any more. */
    TAXED_OTHERWISE,
    /** The order would have more lines than one may. */
    LINES;
  }

  EditFault(Why why) {
    this(why, -1, null);
  }

  /**
   * @param left units that can be sold, 0 or more
   */
  static EditFault few(int item, int left) {
    return new EditFault(Why.TOO_FEW, item, Math.max(0, left));
  }

  static EditFault at(int item, Why why) {
    return new EditFault(why, item, null);
  }
}
