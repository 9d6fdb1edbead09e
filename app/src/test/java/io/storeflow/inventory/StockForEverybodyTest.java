package io.storeflow.inventory;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.product.ProductState;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The channel of stock is public: what is not for sale yet is not told of. */
@AppTest
class StockForEverybodyTest {
  @Autowired World world;
  @Autowired Inventory inventory;
  @Autowired DSLContext db;

  @Test
  void nothingIsToldOfDraftsAndOfVariantsThatWereTakenAway() {
    var store = world.store();
    var goods = world.goods(store, 500, 7);
    var moves = List.of(new StockMove(goods.id(), 7, 6));
    assertThat(inventory.changed(store, moves, 1).levels())
        .containsExactly(new StockChanged.Level(goods.publicId(), 6, false));

    var product = only(store, PRODUCT);
    db.update(product).set(product.STATE, ProductState.DRAFT).execute();
    assertThat(inventory.changed(store, moves, 2).levels()).isEmpty();

    db.update(product).set(product.STATE, ProductState.ACTIVE).execute();
    var variant = only(store, VARIANT);
    db.update(variant).set(variant.ACTIVE, false).execute();
    assertThat(inventory.changed(store, moves, 3).levels()).isEmpty();
  }
}
