package io.storeflow.pricing;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;

/**
 * Why an amount is what it is. The steps of a line add up to its total, but for those that inform;
 * those of shipping to its price.
 *
 * @param name what the step is about, as the merchant calls it: a product, a rate, a rule
 */
public record Step(Kind kind, String name, Money amount) {

  public enum Kind implements Coded {
    /** Units at their price. */
    UNITS,
    /** How its price in another currency was worked out: it informs, and adds nothing. */
    LIST_RATE,
    /** That its price in another currency was said: it informs, and adds nothing. */
    LIST_PRICE,
    /** A modifier that was chosen with it. */
    CHOSEN,
    /** A price rule, by its name. */
    RULE,
    /** Points that are redeemed, by what the merchant calls them. */
    POINTS,
    /** Units that are free for points, by how many of them. */
    REWARD,
    /** What was chosen, or a rule, takes off more than there is to pay. */
    NOTHING_LEFT,
    /** The rate that was wished for, at its own price. */
    RATE_WISHED,
    /** The first rate of the method that was wished for, at its own price. */
    RATE_FIRST,
    /** The rate of other goods in the basket, which are sent in a way of their own. */
    RATE_ADDED,
    /** Taken off because the goods cost enough. */
    RATE_FREE,
    /** The difference to the price that was quoted, which holds. */
    RATE_QUOTED,
    /** Tax of the store's own country that is in the price, and is not owed. */
    TAX_SPARED,
    /** What tax is in it, or comes on top: it informs, and is in no sum of steps. */
    TAX;

    /** Whether it explains what the line costs beyond its units at their price. */
    public boolean isMore() {
      return this != UNITS && this != TAX && this != LIST_RATE && this != LIST_PRICE;
    }
  }
}
