package io.storeflow.standin.checkout;

import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Products and their prices, as they are made. */
public final class Prices {
  private Prices() {}

  public static ObjectNode product(long now, String name) {
    return Json.of(
        "id",
        Ids.of("prod"),
        "object",
        "product",
        "active",
        true,
        "created",
        now,
        "default_price",
        null,
        "description",
        null,
        "images",
        Json.list(),
        "livemode",
        false,
        "marketing_features",
        Json.list(),
        "metadata",
        Json.of(),
        "name",
        name,
        "package_dimensions",
        null,
        "shippable",
        null,
        "statement_descriptor",
        null,
        "tax_code",
        null,
        "type",
        "service",
        "unit_label",
        null,
        "updated",
        now,
        "url",
        null);
  }

  /**
   * @param recurring interval, interval_count, usage_type and meter; null for one that is paid once
   */
  public static ObjectNode price(
      long now, String product, String currency, long amount, @Nullable ObjectNode recurring) {
    return Json.of(
        "id",
        Ids.of("price"),
        "object",
        "price",
        "active",
        true,
        "billing_scheme",
        "per_unit",
        "created",
        now,
        "currency",
        currency,
        "custom_unit_amount",
        null,
        "livemode",
        false,
        "lookup_key",
        null,
        "metadata",
        Json.of(),
        "nickname",
        null,
        "product",
        product,
        "recurring",
        recurring == null ? null : recurring(recurring),
        "tax_behavior",
        "unspecified",
        "tiers_mode",
        null,
        "transform_quantity",
        null,
        "type",
        recurring == null ? "one_time" : "recurring",
        "unit_amount",
        amount,
        "unit_amount_decimal",
        Long.toString(amount));
  }

  private static ObjectNode recurring(ObjectNode said) {
    return Json.of(
        "interval", Json.text(said, "interval", "month"),
        "interval_count", Math.max(1, Json.whole(said, "interval_count")),
        "meter", Json.text(said, "meter"),
        "trial_period_days", null,
        "usage_type", Json.text(said, "usage_type", "licensed"));
  }
}
