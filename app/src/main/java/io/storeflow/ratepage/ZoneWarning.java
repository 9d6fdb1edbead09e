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
import java.util.Set;
import java.util.stream.Stream;

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
  /** One before it holds all that it names. */
  SAME,
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
    else if (before(book, zone).anyMatch(it -> holdsAll(it.area(), area))) warnings.add(SAME);
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
    return isWithin(area.postcodes(), area.except());
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

  private static Set<String> taken(ShippingBook book, Zone zone) {
    var taken = new HashSet<String>();
    before(book, zone)
        .map(Zone::area)
        .filter(it -> it.postcodes().isEmpty() && it.except().isEmpty())
        .forEach(
            area ->
                area.countries().stream()
                    .filter(it -> area.regions().stream().noneMatch(r -> r.startsWith(it + "-")))
                    .forEach(taken::add));
    return taken;
  }

  private static Stream<Zone> before(ShippingBook book, Zone zone) {
    return book.zones(zone.method()).stream().takeWhile(it -> it.id() != zone.id());
  }

  /** So far as their lists tell it, one by one. */
  private static boolean holdsAll(Area first, Area later) {
    return first.countries().containsAll(later.countries())
        && (first.regions().isEmpty() || first.regions().equals(later.regions()))
        && (first.postcodes().isEmpty() || isWithin(later.postcodes(), first.postcodes()))
        && later.except().containsAll(first.except());
  }

  private static boolean isWithin(List<PostalArea> some, List<PostalArea> others) {
    return !some.isEmpty()
        && some.stream().allMatch(it -> others.stream().anyMatch(out -> isWithin(it, out)));
  }

  private static String bare(String postcode) {
    return postcode.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
