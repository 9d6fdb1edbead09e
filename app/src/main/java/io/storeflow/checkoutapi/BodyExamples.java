package io.storeflow.checkoutapi;

/** Bodies that the document of the API shows; the reading page makes calls of them. */
final class BodyExamples {
  static final String QUOTE =
      """
      {"address": {"country": "DE", "postal_code": "10115", "city": "Berlin", "line1": "Invalidenstraße 1"},
       "items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 2}]}""";

  static final String PICKUP_QUOTE =
      """
      {"items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 1}]}""";

  static final String PRICE =
      """
      {"items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 2}], "rate_id": "6EhoGcM5hh4VnVf0ajyb0p",
       "address": {"country": "DE", "postal_code": "10115", "city": "Berlin", "line1": "Invalidenstraße 1"}}""";

  static final String PRICE_LATER =
      """
      {"items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 2}], "at": "2026-12-24T18:00:00Z"}""";

  static final String CHECKOUT =
      """
      {"customer": {"name": "Mika Strauß", "email": "mika@example.com", "phone": "+49 30 1234567"},
       "rate_id": "6EhoGcM5hh4VnVf0ajyb0p", "quote_id": "2yXbTzLmQv5rT4m9Kc1wPq",
       "address": {"country": "DE", "postal_code": "10115", "region": "", "city": "Berlin", "line1": "Invalidenstraße 1", "line2": ""},
       "items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 2}], "note": "Ring twice",
       "total": {"amount_minor": 3270, "currency": "EUR"}}""";

  static final String PICKUP =
      """
      {"customer": {"name": "Mika Strauß", "email": "mika@example.com"},
       "rate_id": "1kSv8pVnqY2t0cJr5wZb3D",
       "items": [{"variant_id": "u796tAKMBjBflz7KBNbiUI", "quantity": 1}]}""";

  private BodyExamples() {}
}
