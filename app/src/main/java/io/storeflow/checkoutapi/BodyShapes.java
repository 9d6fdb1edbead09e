package io.storeflow.checkoutapi;

import io.storeflow.pricing.Basket;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of quote and checkout as the document of the API describes them. Nothing is mapped to
 * these: {@link CheckoutBody} reads member by member, to tell all that is wrong at once. A test
 * holds the two together.
 */
final class BodyShapes {
  static final String QUOTE_EXAMPLE =
      """
      {"address": {"country": "DE", "postal_code": "10115", "city": "Berlin", "line1": "Invalidenstraße 1"},
       "items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 2}]}""";

  static final String PICKUP_QUOTE_EXAMPLE =
      """
      {"items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 1}]}""";

  static final String PICKUP_EXAMPLE =
      """
      {"customer": {"name": "Mika Strauß", "email": "mika@example.com"},
       "rate_id": "1kSv8pVnqY2t0cJr5wZb3D",
       "items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 1}]}""";

  static final String CHECKOUT_EXAMPLE =
      """
      {"customer": {"name": "Mika Strauß", "email": "mika@example.com", "phone": "+49 30 1234567"},
       "rate_id": "6EhoGcM5hh4VnVf0ajyb0p", "quote_id": "2yXbTzLmQv5rT4m9Kc1wPq",
       "address": {"country": "DE", "postal_code": "10115", "region": "", "city": "Berlin", "line1": "Invalidenstraße 1", "line2": ""},
       "items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 2}], "note": "Ring twice"}""";

  private BodyShapes() {}

  @Schema(name = "QuoteRequest")
  record Quote(
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Where it goes; leave it out to ask for pickup")
          @Nullable AddressShape address,
      @ArraySchema(minItems = 1, maxItems = Basket.MOST_LINES) List<Item> items) {}

  @Schema(name = "CheckoutRequest")
  record Order(
      Customer customer,
      @Schema(description = "Id of a configured rate, as a quote names it", minLength = 1)
          String rateId,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Freezes the price of its rates while it holds")
          @Nullable String quoteId,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "Where it goes; not needed, and ignored, where it is picked up")
          @Nullable AddressShape address,
      @ArraySchema(minItems = 1, maxItems = Basket.MOST_LINES) List<Item> items,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 500) @Nullable String note) {}

  @Schema(name = "Customer")
  record Customer(
      @Schema(minLength = 1, maxLength = 120) String name,
      @Schema(description = "An e-mail address", minLength = 1, maxLength = 254) String email,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 40) @Nullable String phone) {}

  @Schema(name = "Address")
  record AddressShape(
      @Schema(description = "ISO 3166-1 alpha-2", example = "DE", minLength = 2, maxLength = 2)
          String country,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "As the country writes it; needed where the country has them",
              maxLength = 20)
          @Nullable String postalCode,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 80) @Nullable String region,
      @Schema(minLength = 1, maxLength = 80) String city,
      @Schema(minLength = 1, maxLength = 120) String line1,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 120) @Nullable String line2) {}

  @Schema(name = "Item")
  record Item(
      @Schema(description = "A variant given twice is added up", minLength = 1) String variantId,
      @Schema(minimum = "1", maximum = "" + Basket.MOST_UNITS) int quantity) {}
}
