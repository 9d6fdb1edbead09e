package io.storeflow.draftorder;

import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the store wants a draft to be, read and well formed.
 *
 * @param goods of the store, with what a unit is; each variant once
 * @param own items of its own
 * @param days how long its links are good
 */
public record DraftWish(
    List<Basket.Item> goods,
    List<Own> own,
    @Nullable DraftDiscount discount,
    DraftOrder.Customer customer,
    String sendTo,
    String note,
    String staffNote,
    int days) {

  /** An item that the store does not list. */
  public record Own(String title, Money price, int quantity, TaxClass taxClass) {}

  /** How many lines it has. */
  public int size() {
    return goods.size() + own.size();
  }
}
