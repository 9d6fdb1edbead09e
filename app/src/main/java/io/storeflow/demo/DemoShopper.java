package io.storeflow.demo;

import io.storeflow.platform.id.Ids;
import io.storeflow.platform.input.Slug;
import io.storeflow.shipping.Address;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shopper of the demo world as the data file says it. */
record DemoShopper(
    String name,
    String phone,
    String country,
    String postalCode,
    @Nullable String region,
    String city,
    String line1,
    @Nullable String line2) {

  /** With an address of their own at a name that nobody can have. */
  Shopper as(int index) {
    var account = Slug.of(name, GoodsFactory.LONGEST_SLUG);
    if (account.isEmpty()) account = "guest-" + (index + 1);
    var address =
        new Address(
            country,
            postalCode,
            Objects.requireNonNullElse(region, ""),
            city,
            line1,
            Objects.requireNonNullElse(line2, ""));
    return new Shopper(Ids.next(), name, account + "@shopper.example", phone, address);
  }
}
