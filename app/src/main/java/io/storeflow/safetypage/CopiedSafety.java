package io.storeflow.safetypage;

import io.storeflow.catalog.ProductNews;
import io.storeflow.safety.Safety;
import io.storeflow.sharing.Followed;
import io.storeflow.store.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A copy of a product says the same. In another store its brand gets what the brand is said to be
 * here, where nothing is said of it there.
 */
@Component
class CopiedSafety {
  private final SafetyStatements statements;
  private final BrandsElsewhere elsewhere;

  CopiedSafety(SafetyStatements statements, BrandsElsewhere elsewhere) {
    this.statements = statements;
    this.elsewhere = elsewhere;
  }

  @EventListener
  void on(ProductNews.Copied copied) {
    var from = statements.ofProduct(copied.from(), copied.product());
    statements.sayOfProduct(copied.to(), copied.copy(), from.said(), copied.actor());
    if (copied.from().id() != copied.to().id())
      elsewhere.say(copied.to(), copied.copy(), Safety.NONE, from.brand(), copied.actor());
  }

  /** Its brand may be one that came to be there just now. */
  @EventListener
  void on(Followed followed) {
    var from = statements.ofProduct(followed.from(), followed.source());
    statements.sayOfProduct(followed.to(), followed.product(), from.said(), Actor.SYSTEM);
    elsewhere.say(followed.to(), followed.product(), Safety.NONE, from.brand(), Actor.SYSTEM);
  }
}
