package io.storeflow.billing;

import io.storeflow.shipping.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An address that an order is billed to, as the API says it. */
@Schema(name = "BilledAddress")
public record ApiBilledAddress(
    String country, String postalCode, String region, String city, String line1, String line2) {

  /** Null where none of its own was given. */
  public static @Nullable ApiBilledAddress of(Billing billing) {
    var it = billing.address();
    return it.equals(Address.NONE)
        ? null
        : new ApiBilledAddress(
            it.country(), it.postalCode(), it.region(), it.city(), it.line1(), it.line2());
  }
}
