package io.storeflow.productfile;

import io.storeflow.product.ProductState;
import io.storeflow.product.TaxClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a file says of a product as a whole.
 *
 * @param title never cleared
 * @param html as it stands in the file, not sanitised
 * @param tags no two the same, in the file's order
 * @param publishAt when it went or goes on sale
 * @param category titles from the root down, as the file has them
 * @param attributes by name, in the file's order
 * @param taxClass what it is for the tax
 * @param giftCard whether each unit becomes a gift card
 */
public record FileFields(
    Told<String> title,
    Told<String> html,
    Told<String> brand,
    Told<String> type,
    Told<List<String>> tags,
    Told<String> seoTitle,
    Told<String> seoText,
    Told<ProductState> state,
    Told<Instant> publishAt,
    Told<Boolean> featured,
    Told<List<String>> category,
    Told<List<String>> collections,
    Map<String, Told<String>> attributes,
    Told<TaxClass> taxClass,
    Told<Boolean> giftCard) {

  /** Of which the file does not say what it is for the tax, nor that it is a gift card. */
  public FileFields(
      Told<String> title,
      Told<String> html,
      Told<String> brand,
      Told<String> type,
      Told<List<String>> tags,
      Told<String> seoTitle,
      Told<String> seoText,
      Told<ProductState> state,
      Told<Instant> publishAt,
      Told<Boolean> featured,
      Told<List<String>> category,
      Told<List<String>> collections,
      Map<String, Told<String>> attributes) {
    this(
        title,
        html,
        brand,
        type,
        tags,
        seoTitle,
        seoText,
        state,
        publishAt,
        featured,
        category,
        collections,
        attributes,
        Told.absent(),
        Told.absent());
  }

  /** Of rows that speak of a variant or a picture alone. */
  public static final FileFields NONE =
      new FileFields(
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Told.absent(),
          Map.of());
}
