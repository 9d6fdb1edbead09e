package io.storeflow.forsale;

import io.storeflow.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What price rules made of prices since these began to hold, for those who know nothing of rules:
 * beside a price that was lower meanwhile nothing stands struck through (Directive 98/6/EC, article
 * 6a).
 */
public interface EarlierPrices {
  /** What is known of the store. No statement while it is known, nor where the law is not. */
  Known of(Store store);

  /** Of one store, for all of its goods. */
  interface Known {
    /** Of a store whose rules never made anything cheaper for everybody. */
    Known NONE =
        new Known() {
          @Override
          public boolean isToCome() {
            return false;
          }

          @Override
          public boolean wasLower(
              long variant, long product, Kin kin, long minor, @Nullable Instant since) {
            return false;
          }
        };

    /** Whether the answers may become others although nobody changes anything. */
    boolean isToCome();

    /**
     * Whether everybody could have had it for less since then, or can.
     *
     * @param variant and product: row ids
     * @param minor its price without rules
     * @param since when it began to hold; null where nothing else is known
     */
    boolean wasLower(long variant, long product, Kin kin, long minor, @Nullable Instant since);
  }
}
