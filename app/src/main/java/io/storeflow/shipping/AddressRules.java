package io.storeflow.shipping;

import io.storeflow.platform.web.TextRules;
import io.storeflow.platform.web.Wrong;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an address must be like, for pages and API. */
public final class AddressRules {
  private record Postcode(Pattern form, String example) {}

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Countries most goods go to; elsewhere a postcode may be anything, or nothing. */
  private static final Map<String, Postcode> POSTCODES =
      Map.ofEntries(
          postcode("DE", "\\d{5}", "12045"),
          postcode("AT", "\\d{4}", "1010"),
          postcode("CH", "\\d{4}", "8001"),
          postcode("LI", "\\d{4}", "9490"),
          postcode("NL", "\\d{4} ?[A-Z]{2}", "1012 AB"),
          postcode("BE", "\\d{4}", "1000"),
          postcode("LU", "\\d{4}", "1111"),
          postcode("FR", "\\d{5}", "75001"),
          postcode("IT", "\\d{5}", "00184"),
          postcode("ES", "\\d{5}", "28001"),
          postcode("PT", "\\d{4}-\\d{3}", "1000-001"),
          postcode("PL", "\\d{2}-\\d{3}", "00-001"),
          postcode("CZ", "\\d{3} ?\\d{2}", "110 00"),
          postcode("DK", "\\d{4}", "1050"),
          postcode("SE", "\\d{3} ?\\d{2}", "111 22"),
          postcode("NO", "\\d{4}", "0150"),
          postcode("FI", "\\d{5}", "00100"),
          postcode("GB", "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}", "SW1A 1AA"),
          postcode("US", "\\d{5}(-\\d{4})?", "10001"),
          postcode("CA", "[A-Z]\\d[A-Z] ?\\d[A-Z]\\d", "K1A 0B1"),
          postcode("JP", "\\d{3}-?\\d{4}", "100-0001"),
          postcode("AU", "\\d{4}", "2000"));

  private AddressRules() {}

  /** Adds what is wrong, with pointers below {@code at}. */
  public static void check(List<Wrong> wrongs, String at, Address address) {
    country(wrongs, at, address);
    postcode(wrongs, at, address);
    TextRules.line(wrongs, at + "/city", address.city(), 80);
    TextRules.line(wrongs, at + "/line1", address.line1(), 120);
    TextRules.optionalLine(wrongs, at + "/line2", address.line2(), 120);
    TextRules.optionalLine(wrongs, at + "/region", address.region(), 80);
  }

  /** What a rate depends on, which is known before the street is. */
  public static boolean decidesRates(Address address) {
    var wrongs = new java.util.ArrayList<Wrong>();
    country(wrongs, "", address);
    postcode(wrongs, "", address);
    return wrongs.isEmpty();
  }

  private static void country(List<Wrong> wrongs, String at, Address address) {
    if (address.country().isEmpty()) wrongs.add(Wrong.of(at + "/country", "required.country"));
    else if (!COUNTRIES.contains(address.country()))
      wrongs.add(Wrong.of(at + "/country", "country"));
  }

  private static void postcode(List<Wrong> wrongs, String at, Address address) {
    var rule = POSTCODES.get(address.country());
    var code = address.postalCode();
    if (rule == null) TextRules.optionalLine(wrongs, at + "/postal_code", code, 20);
    else if (code.isEmpty())
      wrongs.add(Wrong.of(at + "/postal_code", "required.postal_code", rule.example()));
    else if (!rule.form().matcher(code.toUpperCase(Locale.ROOT)).matches())
      wrongs.add(
          address.country().equals("DE")
              ? Wrong.of(at + "/postal_code", "postcode.de", rule.example())
              : Wrong.of(at + "/postal_code", "postcode", rule.example()));
  }

  private static Map.Entry<String, Postcode> postcode(String country, String form, String example) {
    return Map.entry(country, new Postcode(Pattern.compile(form), example));
  }
}
