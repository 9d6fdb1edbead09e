package io.storeflow.productfile;

import io.storeflow.platform.code.Coded;

/** Whose product file it is. */
public enum Dialect implements Coded {
  /** Shopify's headers until 2024: Handle, Body (HTML), Variant Price. */
  SHOPIFY_CLASSIC,
  /** Shopify's headers since: URL handle, Description, Price. */
  SHOPIFY_NEW,
  WOOCOMMERCE
}
