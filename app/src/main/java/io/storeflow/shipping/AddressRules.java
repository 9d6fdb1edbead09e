package io.storeflow.shipping;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Country;
import io.storeflow.platform.address.Part;
import io.storeflow.platform.address.Region;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What an address must be like in its country, for pages and API. */
public final class AddressRules {
  private AddressRules() {}

  /** Adds what is wrong, with pointers below {@code at}. */
  public static void check(List<Wrong> wrongs, String at, Address address) {
    var country = Countries.of(address.country());
    country(wrongs, at, address);
    postcode(wrongs, at, address);
    town(wrongs, at, address, country);
    street(wrongs, at, address, country);
    TextRules.optionalLine(wrongs, at + "/line2", address.line2(), 120);
    TextRules.unlinkedLine(wrongs, at + "/line1", address.line1());
    TextRules.unlinkedLine(wrongs, at + "/line2", address.line2());
    TextRules.unlinkedLine(wrongs, at + "/city", address.city());
    region(wrongs, at, address, country);
  }

  /** Whether nothing is wrong with it. */
  public static boolean isWhole(Address address) {
    var wrongs = new ArrayList<Wrong>();
    check(wrongs, "", address);
    return wrongs.isEmpty();
  }

  /** What a rate depends on, which is known before the street is. */
  public static boolean decidesRates(Address address) {
    var wrongs = new ArrayList<Wrong>();
    country(wrongs, "", address);
    postcode(wrongs, "", address);
    belongs(wrongs, address);
    return wrongs.isEmpty();
  }

  /** What is wrong with a postcode that was typed; empty while there is none. */
  public static Optional<Wrong> postcodeTyped(Address address) {
    var wrongs = new ArrayList<Wrong>();
    country(wrongs, "", address);
    if (!wrongs.isEmpty() || address.postalCode().isEmpty()) return Optional.empty();
    postcode(wrongs, "", address);
    belongs(wrongs, address);
    return wrongs.stream().findFirst();
  }

  /** That the country, which is known by its regions, has none of what was typed. */
  public static Optional<Wrong> regionTyped(Address address) {
    var country = Countries.of(address.country());
    var text = address.region();
    if (text.isEmpty() || country.regions().isEmpty() || country.region(text).isPresent())
      return Optional.empty();
    return Optional.of(noRegion("region", country, text));
  }

  private static Wrong noRegion(String pointer, Country country, String text) {
    return Wrong.of(pointer, "region", words(country, Part.REGION), Typed.cut(text, 80));
  }

  private static void country(List<Wrong> wrongs, String at, Address address) {
    if (address.country().isEmpty()) wrongs.add(Wrong.of(at + "/country", "required.country"));
    else if (!Countries.has(address.country())) wrongs.add(Wrong.of(at + "/country", "country"));
  }

  private static void postcode(List<Wrong> wrongs, String at, Address address) {
    var read = Postcode.read(address.postalCode(), address.country());
    var example = Postcode.example(address.country());
    if (read.isMissing() && example != null) {
      var called = Countries.of(address.country()).called().get(Part.POSTCODE);
      var rule = "required.postal_code" + ("postal".equals(called) ? "" : "." + called);
      wrongs.add(Wrong.of(at + "/postal_code", rule, example));
    }
    TextRules.refused(wrongs, at + "/postal_code", read);
  }

  private static void town(List<Wrong> wrongs, String at, Address address, Country country) {
    boolean isCity = "city".equals(country.called().get(Part.TOWN));
    if (!country.needs(Part.TOWN) || !address.city().isEmpty())
      TextRules.optionalLine(wrongs, at + "/city", address.city(), 80);
    else if (isCity) TextRules.required(wrongs, at + "/city", "");
    else missing(wrongs, at + "/city", country, Part.TOWN);
  }

  private static void street(List<Wrong> wrongs, String at, Address address, Country country) {
    if (address.line1().isEmpty() && !country.asks(Part.TOWN))
      missing(wrongs, at + "/line1", country, Part.STREET);
    else TextRules.line(wrongs, at + "/line1", address.line1(), 120);
  }

  /** One that the data does not know is refused only where it is needed: nothing is complete. */
  private static void region(List<Wrong> wrongs, String at, Address address, Country country) {
    var text = address.region();
    var pointer = at + "/region";
    TextRules.optionalLine(wrongs, pointer, text, 80);
    var known = country.region(text);
    if (known.isPresent()) belongs(wrongs, at, address, country, known.get());
    else if (country.needs(Part.REGION) && text.isEmpty())
      missing(wrongs, pointer, country, Part.REGION);
    else if (country.needs(Part.REGION) && !country.regions().isEmpty() && text.length() <= 80)
      wrongs.add(noRegion(pointer, country, text));
  }

  /** A postcode of another region than that which was chosen would be taxed and sent wrongly. */
  private static void belongs(List<Wrong> wrongs, Address address) {
    var country = Countries.of(address.country());
    var region = country.region(address.region()).orElse(null);
    if (region != null) belongs(wrongs, "", address, country, region);
  }

  private static void belongs(
      List<Wrong> wrongs, String at, Address address, Country country, Region region) {
    var code = address.postalCode();
    var others = country.regionsOf(code);
    if (code.isEmpty() || region.has(code) || others.isEmpty()) return;
    wrongs.add(
        Wrong.of(
            at + "/postal_code",
            "postcode.region",
            code,
            others.getFirst().name(Locale.ENGLISH, country.language()),
            region.name(Locale.ENGLISH, country.language())));
  }

  private static void missing(List<Wrong> wrongs, String pointer, Country country, Part part) {
    wrongs.add(Wrong.of(pointer, "required.part", words(country, part)));
  }

  /** What the country calls it, in the words of whoever reads the sentence. */
  private static Object words(Country country, Part part) {
    return new DefaultMessageSourceResolvable(country.words(part));
  }
}
