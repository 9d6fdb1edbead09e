package io.storeflow.shipping;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Part;
import io.storeflow.platform.address.Region;
import io.storeflow.platform.address.Written;
import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where an order goes. Texts are never null; region and line2 may be empty.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region its code, where the country has regions to choose from
 */
public record Address(
    String country, String postalCode, String region, String city, String line1, String line2) {
  public static final Address NONE = new Address("", "", "", "", "", "");

  /** Its lines as its country writes them, without the country; none of an empty one. */
  public List<String> lines() {
    return linesOf("");
  }

  /** The same with the name of who lives there, where the country writes it. */
  public List<String> linesOf(String name) {
    return Countries.of(country).lines(new Written(name, line1, line2, city, region, postalCode));
  }

  /** Its lines if somebody could find it; else none. */
  public List<String> found() {
    return line1.isEmpty() ? List.of() : lines();
  }

  /** Its lines with its country below, as mail needs them from anywhere. */
  public List<String> whole(Locale reader) {
    return whole("", reader);
  }

  /** The same with the name of who lives there; none of an address without a country. */
  public List<String> whole(String name, Locale reader) {
    if (country.isEmpty()) return List.of();
    return Stream.concat(linesOf(name).stream(), Stream.of(Countries.name(country, reader)))
        .toList();
  }

  /** Where a map shows it, found by its text. */
  public String map() {
    return UriComponentsBuilder.fromUriString("https://www.openstreetmap.org/search")
        .queryParam("query", "{query}")
        .encode()
        .buildAndExpand(String.join(", ", whole(Locale.ENGLISH)))
        .toUriString();
  }

  /** Without what the country does not ask for, such as a postcode in Hong Kong. */
  public Address asked() {
    var land = Countries.of(country);
    return new Address(
        country,
        land.asks(Part.POSTCODE) ? postalCode : "",
        land.asks(Part.REGION) ? region : "",
        land.asks(Part.TOWN) ? city : "",
        line1,
        line2);
  }

  /** One of that country by which nobody lives. */
  public static Address example(String country) {
    var land = Countries.of(country);
    var form = land.postcode();
    var postcode = form == null ? "" : form.examples().getFirst();
    var regions = land.regionsOf(postcode).isEmpty() ? land.regions() : land.regionsOf(postcode);
    var region = regions.isEmpty() ? "Region" : regions.getFirst().code();
    return new Address(country, postcode, region, "Town", "Street 1", "");
  }

  /** What was typed, read: postcode and region as their country has them, if it has such. */
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
        region(Typed.line(region), land),
        Typed.line(city),
        Typed.line(line1),
        Typed.line(line2));
  }

  private static String region(String typed, String country) {
    return Countries.of(country).region(typed).map(Region::code).orElse(typed);
  }
}
