package io.storeflow.giftcard;

import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Codes as strangers give them: who guesses may not go on for long, and learns nothing from a card
 * that is switched off.
 */
@Service
public class CardTries {
  private final CardQueries queries;
  private final RateLimits limits;

  CardTries(CardQueries queries, RateLimits limits) {
    this.queries = queries;
    this.limits = limits;
  }

  /**
   * The card of a code that was typed; empty where there is none, or it is switched off.
   *
   * @param address of the client
   * @throws io.storeflow.platform.failure.Problem 429 after too many that were wrong
   */
  public Optional<GiftCard> find(Store store, @Nullable String typed, String address) {
    begin(1, address);
    var card =
        CardCode.read(typed)
            .map(CardCode::hash)
            .map(hash -> queries.byHashes(store, List.of(hash)).get(hash))
            .filter(it -> it.state() == CardState.ACTIVE);
    end(1, card.isPresent() ? 0 : 1, address);
    return card;
  }

  /** Counts codes before they are looked up: many guesses at once do not get through. */
  public void begin(int codes, String address) {
    for (int i = 0; i < codes; i++) limits.require(Rule.GIFT_CARD, address);
  }

  /** Takes back those that were right. */
  public void end(int codes, int wrong, String address) {
    for (int i = wrong; i < codes; i++) limits.giveBack(Rule.GIFT_CARD, address);
    if (wrong > 0)
      SecurityLog.tell(SecurityLog.Event.GIFT_CARD_WRONG, "codes of gift cards: " + wrong);
  }
}
