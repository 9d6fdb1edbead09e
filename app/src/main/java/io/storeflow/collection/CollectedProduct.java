package io.storeflow.collection;

import io.storeflow.product.ProductState;

/** A product in a collection, or one that could be. */
public record CollectedProduct(
    String publicId, String title, ProductState state, long priceMinor, String imagePath) {}
