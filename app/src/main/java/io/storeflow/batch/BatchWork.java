package io.storeflow.batch;

import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;

/** A kind of work on many products: which ones is settled when they are chosen. */
public interface BatchWork {
  /** Products of one go. */
  int most();

  /** Writes down that these products, by row id, are chosen. Returns the public id of the batch. */
  String choose(Store store, List<Long> products, Actor actor);

  /** Where its pages are; that of a batch has its public id behind. */
  String pages(Store store);
}
