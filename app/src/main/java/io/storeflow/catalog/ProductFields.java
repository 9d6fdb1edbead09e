package io.storeflow.catalog;

import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.product.Backorder;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.unitprice.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff fill in of a product. It is read and written by {@link ProductColumns}, copied with
 * the product, and what differs is told to the audit log under the names of the components.
 *
 * @param slug of a change: empty to make one of the title
 * @param category public id, or null
 * @param pictures in their order; the first one stands for the product in lists
 */
public record ProductFields(
    String title,
    String secondTitle,
    Description description,
    String slug,
    @Nullable String category,
    List<OfPicture> pictures,
    ProductState state,
    ProductTraits traits) {
  /** Code points of a title. */
  public static final int MAX_TITLE = 200;

  public static final int MOST_PICTURES = 20;

  /** Public id of the first picture, or null. */
  public @Nullable String image() {
    return pictures.isEmpty() ? null : pictures.getFirst().id();
  }

  /** The same with other pictures. */
  public ProductFields with(List<OfPicture> others) {
    return new ProductFields(
        title, secondTitle, description, slug, category, others, state, traits);
  }

  /** A draft like it, under another title and with an address of its own. */
  ProductFields copy(String newTitle) {
    return new ProductFields(
        newTitle,
        secondTitle,
        description,
        "",
        category,
        pictures,
        ProductState.DRAFT,
        traits.copy());
  }

  /**
   * A picture of a product.
   *
   * @param id public id of an image of the store
   * @param alt what it shows, for who does not see it; empty for the product's title
   */
  public record OfPicture(String id, String alt) {}

  /**
   * What staff fill in of a variant.
   *
   * @param title of a variant that is made of values: those, joined by {@link #BETWEEN}
   * @param compareAt shown struck through; null for none
   * @param cost what the merchant pays for a unit, seen by staff alone; null for not known
   * @param barcode GTIN, ISBN or another code that is scanned; empty for none
   * @param weightGrams null for not known
   * @param image public id of one of the product's pictures; null for none of its own
   * @param active whether it is offered
   * @param lowAt at or below it the variant counts as low; null while no stock was ever counted
   * @param backorder how many may be sold when none is left, see {@link Backorder}
   * @param content what a unit holds; null for what has no price by measure
   */
  public record OfVariant(
      String title,
      String sku,
      Money price,
      @Nullable Money compareAt,
      @Nullable Money cost,
      String barcode,
      @Nullable Integer weightGrams,
      @Nullable String image,
      boolean tracked,
      boolean active,
      @Nullable Integer lowAt,
      int backorder,
      List<Attribute> attributes,
      @Nullable Content content) {
    /** Between the values of a title. */
    public static final String BETWEEN = " / ";

    /** The same under another title. */
    public OfVariant called(String other) {
      return new OfVariant(
          other,
          sku,
          price,
          compareAt,
          cost,
          barcode,
          weightGrams,
          image,
          tracked,
          active,
          lowAt,
          backorder,
          attributes,
          content);
    }

    /** The same with a picture of its own. */
    public OfVariant showing(String picture) {
      return new OfVariant(
          title,
          sku,
          price,
          compareAt,
          cost,
          barcode,
          weightGrams,
          picture,
          tracked,
          active,
          lowAt,
          backorder,
          attributes,
          content);
    }

    /** The same goods under no SKU and no barcode, as two variants do not share one. */
    OfVariant copy() {
      return new OfVariant(
          title,
          "",
          price,
          compareAt,
          cost,
          "",
          weightGrams,
          image,
          tracked,
          active,
          lowAt,
          backorder,
          attributes,
          content);
    }
  }
}
