package io.storeflow.safetypage;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.select;

import io.storeflow.safety.Safety;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import org.springframework.stereotype.Component;

/** Brands of other stores, by products of theirs that follow one of here or were copied from it. */
@Component
class BrandsElsewhere {
  private final SafetyStatements statements;

  BrandsElsewhere(SafetyStatements statements) {
    this.statements = statements;
  }

  /**
   * Says it of the brand of a product, unless somebody there says otherwise.
   *
   * @param product public id
   * @param before what was said until now; where that is not what is said there, it stays
   */
  void say(Store there, String product, Safety before, Safety now, Actor actor) {
    var b = only(there, BRAND);
    var p = only(there, PRODUCT);
    var its = b.ID.in(select(p.BRAND_ID).from(p).where(p.PUBLIC_ID.eq(product)));
    statements
        .findBrand(there, its)
        .filter(it -> it.said().equals(Safety.NONE) || it.said().equals(before))
        .ifPresent(it -> statements.sayOfBrand(there, it.publicId(), now, actor));
  }
}
