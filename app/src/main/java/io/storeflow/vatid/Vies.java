package io.storeflow.vatid;

import org.jspecify.annotations.Nullable;

/** The European Commission's service that knows whether a VAT id holds (Regulation 904/2010). */
public interface Vies {

  /**
   * @param consultation the number of this question, which proves that it was asked; empty where
   *     nobody said who asks
   */
  record Said(boolean valid, String consultation) {}

  /**
   * Asks about an id; it ends within seconds.
   *
   * @param asker the id of who asks; null to say nothing of it
   * @throws ViesAway if it does not answer, or the country does not
   */
  Said ask(VatId id, @Nullable VatId asker);
}
