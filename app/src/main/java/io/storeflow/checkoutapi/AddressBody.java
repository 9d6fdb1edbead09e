package io.storeflow.checkoutapi;

import io.storeflow.shipping.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** An address as a program sends it. */
@Schema(
    name = "Address",
    description = "Where it goes; not needed, and ignored at checkout, where it is picked up")
record AddressBody(
    @Schema(description = "ISO 3166-1 alpha-2", example = "DE", minLength = 2, maxLength = 2)
        String country,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "As the country writes it; needed where the country has them",
            maxLength = 20)
        @Nullable String postalCode,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Its name, or its code of ISO 3166-2; needed where the country asks for it",
            maxLength = 80)
        @Nullable String region,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Needed where the country asks for it",
            maxLength = 80)
        @Nullable String city,
    @Schema(minLength = 1, maxLength = 120) String line1,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 120) @Nullable String line2) {

  Address address() {
    return Address.typed(country, postalCode, region, city, line1, line2);
  }
}
