package io.storeflow.forsale;

import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it can be bought right now: active, of an active product.
 *
 * @param compareAt the price before, shown struck through; null for none
 * @param imagePath address of the product's image, or empty
 * @param tracked whether its stock is counted
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
    boolean tracked) {}
