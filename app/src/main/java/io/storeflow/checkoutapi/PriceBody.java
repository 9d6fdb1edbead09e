package io.storeflow.checkoutapi;

import io.storeflow.discountcode.GivenCodes;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.pricing.Basket;
import io.storeflow.proof.ProofToken;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program sends to ask what goods cost. */
@Schema(name = "PriceRequest")
record PriceBody(
    @ArraySchema(minItems = 1, maxItems = Basket.MOST_LINES) List<ItemBody> items,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable AddressBody address,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "A rate of a quote, to have shipping in the total",
            minLength = 1)
        @Nullable String rateId,
    @ArraySchema(
            arraySchema =
                @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = CodesBody.ABOUT),
            maxItems = GivenCodes.MOST)
        @Nullable List<String> codes,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) CheckoutBody.@Nullable Business business,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = ProofToken.ABOUT,
            maxLength = ProofToken.LONGEST)
        @Nullable String proof,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = AskedCurrency.ABOUT)
        @Nullable String currency,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "When it is bought, by the rules and taxes that hold then; now where it is left out."
                    + " ISO 8601 with an offset. For programs of the merchant alone: they send any"
                    + " key of the store as Authorization: Bearer sf_...",
            example = "2026-12-01T08:00:00Z")
        @Nullable String at) {}
