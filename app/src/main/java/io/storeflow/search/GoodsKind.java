package io.storeflow.search;

import io.storeflow.platform.code.Coded;

/** What a field names goods by. */
enum GoodsKind implements Coded {
  /** Products, by the last part of their addresses. */
  PRODUCT,
  /** Variants, by their SKUs. */
  SKU,
  /** Variants that may be given away: by their SKUs, without one by the address of the product. */
  REWARD,
  BRAND,
  TAG
}
