package io.storeflow.demo;

/** A variant that can be ordered. */
record Item(
    long variantId,
    long productId,
    String title,
    String second,
    String variantTitle,
    String sku,
    String imagePath,
    boolean tracked,
    long price) {}
