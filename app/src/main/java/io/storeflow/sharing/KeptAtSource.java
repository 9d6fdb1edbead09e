package io.storeflow.sharing;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Of a product that follows another, nobody changes here what is kept there, by whatever way. */
@Component
class KeptAtSource implements ProductChange.Restraint {
  private final LinkQueries queries;

  KeptAtSource(LinkQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<Long> among(Store store, Collection<Long> products) {
    return queries.followers(store, products);
  }

  @Override
  public ProductChange of(ProductDetail before, ProductChange change) {
    return SharedProduct.kept(before, change);
  }
}
