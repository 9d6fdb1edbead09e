package io.storeflow.demodata;

import io.storeflow.platform.id.Ids;
import io.storeflow.platform.input.Slug;
import io.storeflow.shipping.Address;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shopper of the demo world as the data file says it. */
public record DemoShopper(
    String name,
    String phone,
    String country,
    String postalCode,
    @Nullable String region,
    String city,
    String line1,
    @Nullable String line2) {

  /** What stands before the @ has at most 64 characters (RFC 5321, 4.5.3.1.1). */
  private static final int LONGEST_ACCOUNT = 64;

  /** With an address of their own at a name that nobody can have. */
  public Shopper as(int index) {
    var account = Slug.of(name, LONGEST_ACCOUNT);
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
