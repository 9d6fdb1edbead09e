package io.storeflow.giftcard;

/** A card is not any more what it was when it was looked at: spent, expired, or switched off. */
public class CardMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CardMoved() {
    super("the gift card has changed meanwhile", null, false, false);
  }
}
