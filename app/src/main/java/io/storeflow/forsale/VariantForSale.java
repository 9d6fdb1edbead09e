package io.storeflow.forsale;

import io.storeflow.modifier.ModifierGroup;
import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it can be bought right now: active, of an active product.
 *
 * @param compareAt the price before that may stand struck through; null for none
 * @param imagePath address of the product's image, or empty
 * @param tracked whether its stock is counted
 * @param soldOut whether somebody has said so, whatever is counted
 * @param grams what a unit weighs; 0 where that is not known
 * @param shippingProfile row id of the goods with which it is sent; 0 for none
 * @param groups what can be chosen with it
 * @param kin by what rules find it
 * @param taxClass what it is for the tax
 * @param giftCard whether a unit becomes a gift card: nothing of it is sent, taxed or made cheaper
 * @param origin of its price in another currency than the store's, as {@link
 *     io.storeflow.pricelist.ListPrice#origin} has it; null in the store's own
 */
public record VariantForSale(
    long id,
    String publicId,
    long productId,
    String productPublicId,
    String productSlug,
    String title,
    String secondTitle,
    String variantTitle,
    String sku,
    Money price,
    @Nullable Money compareAt,
    String imagePath,
    boolean tracked,
    boolean soldOut,
    int grams,
    long shippingProfile,
    List<ModifierGroup> groups,
    Kin kin,
    TaxClass taxClass,
    boolean giftCard,
    @Nullable String origin) {

  /** In the currency of its store. */
  public VariantForSale(
      long id,
      String publicId,
      long productId,
      String productPublicId,
      String productSlug,
      String title,
      String secondTitle,
      String variantTitle,
      String sku,
      Money price,
      @Nullable Money compareAt,
      String imagePath,
      boolean tracked,
      boolean soldOut,
      int grams,
      long shippingProfile,
      List<ModifierGroup> groups,
      Kin kin,
      TaxClass taxClass,
      boolean giftCard) {
    this(
        id,
        publicId,
        productId,
        productPublicId,
        productSlug,
        title,
        secondTitle,
        variantTitle,
        sku,
        price,
        compareAt,
        imagePath,
        tracked,
        soldOut,
        grams,
        shippingProfile,
        groups,
        kin,
        taxClass,
        giftCard,
        null);
  }

  /** Something that no store lists: nobody counts it, and nothing is chosen with it. */
  public static VariantForSale own(String publicId, String title, Money price, TaxClass taxClass) {
    return new VariantForSale(
        0, publicId, 0, "", "", title, "", "", "", price, null, "", false, false, 0, 0, List.of(),
        Kin.NONE, taxClass, false);
  }

  /** The same at a price that was agreed: nothing is chosen with it, and nothing is struck. */
  public VariantForSale agreed(Money agreed) {
    return new VariantForSale(
        id,
        publicId,
        productId,
        productPublicId,
        productSlug,
        title,
        secondTitle,
        variantTitle,
        sku,
        agreed,
        null,
        imagePath,
        tracked,
        soldOut,
        grams,
        shippingProfile,
        List.of(),
        kin,
        taxClass,
        giftCard);
  }

  /** How much it takes to keep it: itself, and each modifier that is offered with it. */
  public int weight() {
    return 1 + groups.stream().mapToInt(ModifierGroup::weight).sum();
  }

  VariantForSale with(List<ModifierGroup> offered) {
    return new VariantForSale(
        id,
        publicId,
        productId,
        productPublicId,
        productSlug,
        title,
        secondTitle,
        variantTitle,
        sku,
        price,
        compareAt,
        imagePath,
        tracked,
        soldOut,
        grams,
        shippingProfile,
        offered,
        kin,
        taxClass,
        giftCard,
        origin);
  }
}
