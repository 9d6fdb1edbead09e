package io.storeflow.productapi;

import io.storeflow.catalog.ProductChange;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a new product is chosen by. */
@Schema(name = "OptionOfProduct")
record OptionBody(
    @Schema(minLength = 1, maxLength = MOST_OF_NAME) String name,
    @ArraySchema(minItems = 1, maxItems = ProductChange.MOST_VALUES) List<String> values) {
  static final int MOST_OF_NAME = 60;
  static final int MOST_OF_VALUE = 100;
}
