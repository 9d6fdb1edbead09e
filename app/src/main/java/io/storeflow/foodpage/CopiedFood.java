package io.storeflow.foodpage;

import io.storeflow.catalog.ProductNews;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A copy of a product holds the same. */
@Component
class CopiedFood {
  private final FoodStatements statements;

  CopiedFood(FoodStatements statements) {
    this.statements = statements;
  }

  @EventListener
  void on(ProductNews.Copied copied) {
    var food = statements.ofProduct(copied.from(), copied.product()).food();
    statements.copyToProduct(copied.to(), copied.copy(), food, copied.actor());
  }
}
