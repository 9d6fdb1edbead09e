package io.storeflow.demo;

import io.storeflow.collection.CollectedProducts;
import io.storeflow.collection.CollectionKind;
import io.storeflow.collection.CollectionRow;
import io.storeflow.collection.CollectionRule;
import io.storeflow.collection.ProductCollections;
import io.storeflow.demodata.DemoStore;
import io.storeflow.fill.Good;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** The collections of a made-up store: some by hand, some by what their products cost. */
@Component
class DemoCollections {
  private final ProductCollections collections;
  private final CollectedProducts collected;

  DemoCollections(ProductCollections collections, CollectedProducts collected) {
    this.collections = collections;
    this.collected = collected;
  }

  void write(Store store, List<DemoStore.Collected> wanted, List<Good> goods) {
    for (var each : wanted) {
      boolean byHand = each.upTo() == null;
      var kind = byHand ? CollectionKind.HAND : CollectionKind.RULE;
      var id = collections.create(store, each.title(), kind, Actor.SYSTEM);
      var rule =
          new CollectionRule(
              false, null, List.of(), "", "", null, each.upTo(), true, false, "", null);
      collections.change(
          store,
          new CollectionRow(0, id, "", each.title(), each.text(), kind, rule, 1),
          Actor.SYSTEM);
      if (byHand)
        for (var title : each.products())
          goods.stream()
              .filter(it -> it.title().equals(title))
              .forEach(it -> collected.add(store, id, it.publicId(), Actor.SYSTEM));
    }
  }
}
