package io.storeflow.product;

import java.util.Locale;

/** Whether a product is seen: drafts and archived ones are seen by staff alone. */
public enum ProductState {
  DRAFT,
  ACTIVE,
  ARCHIVED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ProductState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
