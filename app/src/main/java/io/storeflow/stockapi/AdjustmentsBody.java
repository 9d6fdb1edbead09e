package io.storeflow.stockapi;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of stock that a program sends; all are made, or none. */
@Schema(name = "StockAdjustments")
record AdjustmentsBody(@ArraySchema(minItems = 1, maxItems = MOST) List<Line> adjustments) {
  static final int MOST = 100;
  static final int MOST_UNITS = 1_000_000;

  static final String EXAMPLE =
      """
      {"adjustments": [{"sku": "TEA-100", "delta": -2, "reason": "Broken"},
       {"sku": "TEA-250", "location": "Warehouse", "set": 40, "reason": "Counted"}]}""";

  @Schema(name = "StockAdjustment", description = "Names delta or set, not both")
  record Line(
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 80) @Nullable String sku,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Instead of the SKU, where several variants have that")
          @Nullable String variantId,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Id or name; left out for the main location")
          @Nullable String location,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Units more on hand, or (negative) fewer",
              minimum = "-" + MOST_UNITS,
              maximum = "" + MOST_UNITS)
          @Nullable Integer delta,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description =
                  "Units on hand there afterwards, exactly. Where 3 are owed to orders (on hand is"
                      + " -3), 5 makes it 5: send 2 to keep 3 of 5 for them",
              minimum = "0",
              maximum = "" + MOST_UNITS)
          @Nullable Integer set,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "As the ledger says it",
              maxLength = 200)
          @Nullable String reason) {}
}
