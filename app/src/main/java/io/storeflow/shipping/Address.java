package io.storeflow.shipping;

import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.TownLine;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes. Texts are never null; region and line2 may be empty.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    String country, String postalCode, String region, String city, String line1, String line2) {
  public static final Address NONE = new Address("", "", "", "", "", "");

  /** Town, postcode and region on one line, as its country writes them. */
  public String town() {
    return TownLine.of(country, postalCode, city, region);
  }

  /** What was typed, read: a postcode as its country writes it, if it is one. */
  public static Address typed(
      @Nullable String country,
      @Nullable String postalCode,
      @Nullable String region,
      @Nullable String city,
      @Nullable String line1,
      @Nullable String line2) {
    var land = Typed.capitals(Typed.code(country));
    return new Address(
        land,
        Postcode.read(postalCode, land).orElse(Typed.code(postalCode)),
        Typed.line(region),
        Typed.line(city),
        Typed.line(line1),
        Typed.line(line2));
  }
}
