package io.storeflow.upkeep;

import io.storeflow.store.Store;

/**
 * Something that shoppers ask for often, and that can be done for a store without leaving anything
 * behind; {@link WarmUp} has it done before a node is ready.
 */
public interface WarmsUp {
  /** Does it once; nothing for a store that lacks what it needs. */
  void warmUp(Store store);
}
