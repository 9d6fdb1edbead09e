package io.storeflow.forsale;

import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.unitprice.Content;
import io.storeflow.unitprice.UnitPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An active variant as shoppers see it.
 *
 * @param compareAt the price before that is shown struck through; null for none
 * @param made told of products that were asked for in full, else empty
 * @param left how many can be bought, also on backorder; 0 where stock is not tracked
 * @param soldOut whether somebody has said so, whatever is counted; nothing is left then
 * @param backorder whether it can be bought although none is left
 * @param content what a unit holds, where prices are told by measure; else null
 * @param lowest price of the 30 days before this one began to hold; null where none is known
 */
public record ShopVariant(
    String publicId,
    String title,
    String sku,
    Money price,
    @Nullable Money compareAt,
    boolean tracked,
    int left,
    boolean soldOut,
    boolean backorder,
    Made made,
    @Nullable Content content,
    @Nullable Money lowest) {

  /**
   * What lists leave out.
   *
   * @param values ids of the values that it is made of
   * @param barcode empty for none
   * @param weightGrams null for not known
   * @param imagePath address of its own picture, one of the product's; empty for none
   */
  public record Made(
      List<Long> values,
      String barcode,
      @Nullable Integer weightGrams,
      String imagePath,
      List<Attribute> attributes) {
    static final Made UNTOLD = new Made(List.of(), "", null, "", List.of());
  }

  /** What it costs by its measure; null where that is not told. */
  public @Nullable UnitPrice unitPrice() {
    return content == null ? null : content.of(price);
  }

  public StockHint availability() {
    return backorder ? StockHint.BACKORDER : StockHint.of(tracked || soldOut, left);
  }

  public boolean isBuyable() {
    return availability().isBuyable();
  }
}
