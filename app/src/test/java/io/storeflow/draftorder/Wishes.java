package io.storeflow.draftorder;

import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff want drafts to be. */
public final class Wishes {
  private Wishes() {}

  /** Some goods, an item of its own at €4.50, and 10 % off. */
  public static DraftWish of(Store store, World.Goods goods, int quantity) {
    var off = new DraftDiscount(DiscountKind.PERCENT, 1000, "Regular customer");
    return of(store, goods, quantity, off);
  }

  public static DraftWish of(
      Store store, World.Goods goods, int quantity, @Nullable DraftDiscount off) {
    var own = new DraftWish.Own("Engraving", store.money(450), 1, TaxClass.STANDARD);
    return new DraftWish(
        List.of(new Basket.Item(goods.publicId(), quantity)),
        List.of(own),
        off,
        new DraftOrder.Customer("Mika Sato", "mika@example.com", "+4930123456"),
        "mika@example.com",
        "As agreed",
        "Asked by phone",
        14);
  }
}
