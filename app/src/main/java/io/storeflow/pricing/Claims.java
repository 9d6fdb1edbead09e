package io.storeflow.pricing;

import io.storeflow.loyalty.RewardWish;
import io.storeflow.pricerule.RuleFacts;
import io.storeflow.tax.TaxBuyer;
import java.util.List;
import java.util.Set;

/**
 * What a buyer brings that may change what is to pay. Who reads it sees to it that it is true: what
 * is not confirmed is not in it.
 *
 * @param codes as {@link io.storeflow.pricerule.PriceRule#code} writes them
 * @param points of loyalty to redeem, 0 or more
 * @param giftCards hashes of their codes, in the order in which they are used up; what is no code
 *     is a hash that no card has
 * @param business that buys; {@link TaxBuyer#CONSUMER} for nobody of that kind
 * @param facts what is known of the buyer and of what price rules have left
 * @param rewards goods that are to be free for points
 */
public record Claims(
    Set<String> codes,
    long points,
    List<String> giftCards,
    TaxBuyer business,
    RuleFacts facts,
    RewardWish rewards) {
  public static final Claims NONE =
      new Claims(Set.of(), 0, List.of(), TaxBuyer.CONSUMER, RuleFacts.NONE, RewardWish.NONE);

  public Claims {
    codes = Set.copyOf(codes);
    giftCards = List.copyOf(giftCards);
  }

  public Claims withCodes(Set<String> given) {
    return new Claims(given, points, giftCards, business, facts, rewards);
  }

  public Claims withPoints(long given) {
    return new Claims(codes, given, giftCards, business, facts, rewards);
  }

  public Claims withGiftCards(List<String> given) {
    return new Claims(codes, points, given, business, facts, rewards);
  }

  public Claims withBusiness(TaxBuyer given) {
    return new Claims(codes, points, giftCards, given, facts, rewards);
  }

  public Claims withFacts(RuleFacts given) {
    return new Claims(codes, points, giftCards, business, given, rewards);
  }

  public Claims withRewards(RewardWish given) {
    return new Claims(codes, points, giftCards, business, facts, given);
  }
}
