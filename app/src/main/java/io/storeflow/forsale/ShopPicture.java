package io.storeflow.forsale;

import org.jspecify.annotations.Nullable;

/**
 * A picture of a product as shoppers see it.
 *
 * @param path address of the image
 * @param alt what it shows; empty where nobody has said it
 * @param width of the largest size, in pixels, as height
 * @param colour what stands in its place until it comes, as #rrggbb; null where it is not known
 */
public record ShopPicture(
    String path, String alt, int width, int height, @Nullable String colour) {}
