package io.storeflow.exemptionpage;

import io.storeflow.catalog.ProductNews;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A copy of a product is the same thing. */
@Component
class CopiedExemption {
  private final ExemptionStatements statements;

  CopiedExemption(ExemptionStatements statements) {
    this.statements = statements;
  }

  @EventListener
  void on(ProductNews.Copied copied) {
    var said = statements.of(copied.from(), copied.product()).exemption();
    statements.copyToProduct(copied.to(), copied.copy(), said, copied.actor());
  }
}
