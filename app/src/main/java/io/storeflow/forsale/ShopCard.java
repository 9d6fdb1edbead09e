package io.storeflow.forsale;

import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product in a listing of the storefront.
 *
 * @param imagePath address of the image, or empty
 * @param price that of the cheapest variant; from: whether others cost more
 * @param compareAt the cheapest variant's price before, or null
 * @param left how many are left; shown when few
 * @param onlyVariant public id of the variant of a product that has but one, which can be put into
 *     the cart from the card; else null
 */
public record ShopCard(
    String publicId,
    String slug,
    String title,
    String secondTitle,
    String imagePath,
    String imageAlt,
    Money price,
    boolean from,
    @Nullable Money compareAt,
    StockHint availability,
    int left,
    @Nullable String onlyVariant) {}
