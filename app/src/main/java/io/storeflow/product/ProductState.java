package io.storeflow.product;

import io.storeflow.platform.code.Coded;

/** Whether a product is seen: drafts and archived ones are seen by staff alone. */
public enum ProductState implements Coded {
  DRAFT,
  ACTIVE,
  ARCHIVED;
}
