package io.storeflow.catalog;

import io.storeflow.catalog.ManyProducts.Edit;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What of a change is allowed, for all who know of something that is kept elsewhere. */
@Component
class Restraints {
  private final List<ProductChange.Restraint> all;
  private final List<ProductChange.Veto> vetoes;

  Restraints(List<ProductChange.Restraint> all, List<ProductChange.Veto> vetoes) {
    this.all = all;
    this.vetoes = vetoes;
  }

  /** Of one, for somebody who waits for the answer: whoever has a veto says it. */
  ProductChange of(Store store, ProductDetail before, ProductChange change) {
    var allowed = of(store, List.of(new Edit(before, change))).getFirst().change();
    vetoes.forEach(it -> it.check(store, before, allowed));
    return allowed;
  }

  /** In the same order. */
  List<Edit> of(Store store, List<Edit> edits) {
    var ids = edits.stream().map(it -> it.before().id()).toList();
    var allowed = new ArrayList<>(edits);
    for (var each : all) {
      var concerned = each.among(store, ids);
      allowed.replaceAll(
          it ->
              concerned.contains(it.before().id())
                  ? new Edit(it.before(), each.of(it.before(), it.change()))
                  : it);
    }
    return allowed;
  }
}
