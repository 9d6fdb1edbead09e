package io.storeflow.giftcard;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Codes for mails. As no code is kept, each mail has codes of its own; those before still hold, as
 * nobody knows whether a mail that failed has come after all.
 */
@Service
public class CardCodes {
  private final Transactions transactions;
  private final CardRows rows;
  private final CardQueries queries;

  CardCodes(Transactions transactions, CardRows rows, CardQueries queries) {
    this.transactions = transactions;
    this.rows = rows;
    this.queries = queries;
  }

  /** A card with the code that its mail has. */
  public record Coded(GiftCard card, CardCode code) {}

  /**
   * One more code for each of these cards that is not switched off, in their order. Three
   * statements, however many they are.
   */
  public List<Coded> make(Store store, List<Long> cards) {
    return transactions.write(
        () -> {
          var made =
              queries.active(store, cards).stream()
                  .map(card -> new Coded(card, CardCode.random()))
                  .toList();
          rows.addCodes(
              store, made.stream().collect(Collectors.toMap(it -> it.card().id(), Coded::code)));
          return made;
        });
  }
}
