package io.storeflow.productpage;

import io.storeflow.platform.input.Typed;
import io.storeflow.product.Attribute;
import org.jspecify.annotations.Nullable;

/** A detail of a product, as it was typed. */
record AttributeRow(@Nullable String name, @Nullable String value) {
  static final AttributeRow EMPTY = new AttributeRow("", "");

  static AttributeRow of(Attribute attribute) {
    return new AttributeRow(attribute.name(), attribute.value());
  }

  boolean isBlank() {
    return Typed.line(name).isEmpty() && Typed.line(value).isEmpty();
  }
}
