package io.storeflow.stockapi;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that a program wants to be held; all of them are, or none. */
@Schema(name = "ReservationRequest")
record ReservationBody(
    @ArraySchema(minItems = 1, maxItems = AdjustmentsBody.MOST) List<Item> items,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Seconds until they are free again; left out: 900",
            minimum = "30",
            maximum = "86400")
        @Nullable Integer expiresIn,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "What you call it, as the ledger says it",
            maxLength = 120)
        @Nullable String reference) {
  static final int USUAL_SECONDS = 900;

  static final String EXAMPLE =
      """
      {"items": [{"sku": "TEA-100", "quantity": 2}], "expires_in": 600, "reference": "till 3"}""";

  @Schema(name = "ReservationItem")
  record Item(
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 80) @Nullable String sku,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Instead of the SKU, where several variants have that")
          @Nullable String variantId,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Id or name; left out for where the store takes from by its own order")
          @Nullable String location,
      @Schema(minimum = "1", maximum = "" + AdjustmentsBody.MOST_UNITS) int quantity) {}
}
