package io.storeflow.giftcard;

import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.limit.Guesses;
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
    try (var trying = begin(address, 1)) {
      var card =
          CardCode.read(typed)
              .map(CardCode::hash)
              .map(hash -> queries.byHashes(store, List.of(hash)).get(hash))
              .filter(it -> it.state() == CardState.ACTIVE);
      if (card.isEmpty()) wrong(store, trying, 1);
      return card;
    }
  }

  /**
   * Counts codes before they are looked up.
   *
   * @param address of the client
   * @throws io.storeflow.platform.failure.Problem 429 after too many that were wrong
   */
  public Guesses begin(String address, int codes) {
    return Guesses.begin(limits, Rule.GIFT_CARD, address, codes);
  }

  /** Of those that are tried so many are of no card. */
  public void wrong(Store store, Guesses trying, long many) {
    trying.wrong(many, SecurityLog.Event.GIFT_CARD_WRONG, where(store));
  }

  /** Staff have looked for the code of no card: that is not limited, but noted like any other. */
  public void unknown(Store store) {
    SecurityLog.tell(SecurityLog.Event.GIFT_CARD_WRONG, where(store) + " wrong=1");
  }

  private static String where(Store store) {
    return "store=" + store.slug();
  }
}
