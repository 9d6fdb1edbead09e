package io.storeflow.productindex;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.Optional;

/**
 * Answers which products for sale are meant, in which order, and how many there are of each label.
 * Never more than a second behind the database. Today it is kept in memory; a search engine can
 * stand in its place.
 */
public interface ProductIndex {
  /**
   * What was found.
   *
   * @param page row ids of products
   * @param total how many there are on all pages
   */
  record Found(Page<Long> page, int total, Facets facets) {}

  /**
   * A page of what is wanted. No statement while nothing of the store has changed, but for
   * collections and words that may be SKUs.
   *
   * @return empty for a store of more products than are kept
   * @throws Problem 400 if the cursor belongs to another list
   */
  Optional<Found> find(Store store, Wanted wanted);
}
