package io.storeflow.sharing;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.store.Store;
import org.springframework.stereotype.Component;

/** Of a product that follows another, nobody changes here what is kept there, by whatever way. */
@Component
class KeptAtSource implements ProductChange.Restraint {
  private final LinkQueries queries;

  KeptAtSource(LinkQueries queries) {
    this.queries = queries;
  }

  @Override
  public ProductChange of(Store store, ProductDetail before, ProductChange change) {
    boolean follows = queries.of(store, before.id()).filter(it -> it.follows() != null).isPresent();
    return follows ? SharedProduct.kept(before, change) : change;
  }
}
