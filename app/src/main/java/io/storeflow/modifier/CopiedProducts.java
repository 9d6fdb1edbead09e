package io.storeflow.modifier;

import io.storeflow.catalog.ProductNews;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A copy of a product offers the same groups of modifiers. */
@Component
class CopiedProducts {
  private final ModifierGroups groups;
  private final ModifierQueries queries;

  CopiedProducts(ModifierGroups groups, ModifierQueries queries) {
    this.groups = groups;
    this.queries = queries;
  }

  @EventListener
  void on(ProductNews.Copied copied) {
    queries
        .product(copied.store(), copied.from())
        .ifPresent(it -> groups.offer(copied.store(), copied.to(), it.groups(), copied.actor()));
  }
}
