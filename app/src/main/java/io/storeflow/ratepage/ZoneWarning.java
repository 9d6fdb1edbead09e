package io.storeflow.ratepage;

import io.storeflow.platform.address.Countries;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.PostalArea;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What a merchant surely did not mean: a zone, or a part of it, that holds no address. */
enum ZoneWarning {
  /** Its postcodes are not those of its countries. */
  POSTCODES,
  /** What is left out does not lie in it. */
  EXCEPT,
  /** All that it names is left out. */
  NOTHING,
  /** Zones before it hold all of its countries. */
  TAKEN,
  /** Rates of it go by distance, and it is not said from where. */
  NO_ORIGIN,
  /** The same, and this installation has no geocoder. */
  NO_GEOCODER;

  /** The message that says it. */
  public String key() {
    return "shipping.zone.warns." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param locates whether this installation has a geocoder
   */
  static List<ZoneWarning> of(ShippingBook book, Zone zone, boolean locates) {
    var warnings = new ArrayList<ZoneWarning>();
    var area = zone.area();
    if (area.postcodes().stream().anyMatch(it -> isNowhere(it, area))) warnings.add(POSTCODES);
    if (!area.postcodes().isEmpty() && area.except().stream().anyMatch(it -> isOutside(it, area)))
      warnings.add(EXCEPT);
    if (isLeftOut(area)) warnings.add(NOTHING);
    if (taken(book, zone).containsAll(area.countries())) warnings.add(TAKEN);
    if (zone.rates().stream().anyMatch(it -> it.active() && it.isByWay())) {
      if (!locates) warnings.add(NO_GEOCODER);
      else if (book.origin() == null) warnings.add(NO_ORIGIN);
    }
    return warnings;
  }

  private static boolean isNowhere(PostalArea postcodes, Area area) {
    return area.countries().stream().noneMatch(it -> mayBegin(postcodes.from(), it));
  }

  /** Letters and digits stand where the country has such. */
  private static boolean mayBegin(String beginning, String country) {
    var form = Countries.of(country).postcode();
    if (form == null) return false;
    var examples = form.examples().stream().map(ZoneWarning::bare).toList();
    for (int i = 0; i < beginning.length(); i++) {
      int at = i;
      boolean letter = Character.isLetter(beginning.charAt(i));
      if (examples.stream()
          .noneMatch(it -> at < it.length() && Character.isLetter(it.charAt(at)) == letter))
        return false;
    }
    return true;
  }

  /** Of ranges with letters nothing is said. */
  private static boolean isOutside(PostalArea except, Area area) {
    return area.postcodes().stream().noneMatch(it -> it.meets(except, area.countries(), true));
  }

  private static boolean isLeftOut(Area area) {
    return !area.postcodes().isEmpty()
        && area.postcodes().stream()
            .allMatch(it -> area.except().stream().anyMatch(out -> isWithin(it, out)));
  }

  /** So far as one of them alone tells it. */
  private static boolean isWithin(PostalArea postcodes, PostalArea except) {
    if (postcodes.equals(except)) return true;
    int length = except.from().length();
    boolean lettered = (postcodes.from() + except.from()).chars().anyMatch(Character::isLetter);
    if (postcodes.from().length() < length || lettered) return false;
    return begin(postcodes.from(), length).compareTo(except.from()) >= 0
        && begin(postcodes.to(), length).compareTo(except.to()) <= 0;
  }

  private static String begin(String code, int length) {
    return code.substring(0, Math.min(length, code.length()));
  }

  private static HashSet<String> taken(ShippingBook book, Zone zone) {
    var taken = new HashSet<String>();
    for (var before : book.zones(zone.method())) {
      if (before.id() == zone.id()) break;
      var area = before.area();
      if (area.postcodes().isEmpty() && area.except().isEmpty())
        for (var country : area.countries())
          if (area.regions().stream().noneMatch(it -> it.startsWith(country + "-")))
            taken.add(country);
    }
    return taken;
  }

  private static String bare(String postcode) {
    return postcode.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
