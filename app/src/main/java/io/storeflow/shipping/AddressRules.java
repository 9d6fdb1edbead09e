package io.storeflow.shipping;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Postcode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an address must be like, for pages and API. */
public final class AddressRules {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

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
    var read = Postcode.read(address.postalCode(), address.country());
    var example = Postcode.example(address.country());
    if (read.isMissing() && example != null)
      wrongs.add(Wrong.of(at + "/postal_code", "required.postal_code", example));
    TextRules.refused(wrongs, at + "/postal_code", read);
  }
}
