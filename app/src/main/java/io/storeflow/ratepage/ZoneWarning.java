package io.storeflow.ratepage;

import io.storeflow.platform.address.Countries;
import io.storeflow.postal.PostalArea;
import io.storeflow.postal.PostalAreas;
import io.storeflow.shipping.Area;
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
    if (isNowhere(area)) warnings.add(POSTCODES);
    if (isOutside(area.except(), area)) warnings.add(EXCEPT);
    if (isLeftOut(area)) warnings.add(NOTHING);
    if (taken(book, zone).containsAll(area.countries())) warnings.add(TAKEN);
    else if (before(book, zone).anyMatch(it -> holdsAll(it.area(), area))) warnings.add(SAME);
    if (zone.rates().stream().anyMatch(it -> it.active() && it.isByWay())) {
      if (!locates) warnings.add(NO_GEOCODER);
      else if (book.origin() == null) warnings.add(NO_ORIGIN);
    }
    return warnings;
  }

  /** Whether some of its postcodes are none in any of its countries. */
  private static boolean isNowhere(Area area) {
    if (area.postcodes().isEmpty()) return false;
    var examples = area.countries().stream().map(ZoneWarning::examples).toList();
    return area.postcodes().stream()
        .anyMatch(code -> examples.stream().noneMatch(it -> mayBegin(code.from(), it)));
  }

  private static List<String> examples(String country) {
    var form = Countries.of(country).postcode();
    return form == null ? List.of() : form.examples().stream().map(ZoneWarning::bare).toList();
  }

  /** Letters and digits stand where the country has such. */
  private static boolean mayBegin(String beginning, List<String> examples) {
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
  private static boolean isOutside(List<PostalArea> except, Area area) {
    if (area.postcodes().isEmpty() || except.isEmpty()) return false;
    var all = PostalAreas.of(area.postcodes(), area.countries());
    return except.stream().anyMatch(it -> !all.meet(it, true));
  }

  private static boolean isLeftOut(Area area) {
    return isWithin(area.postcodes(), area.except());
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
    return !some.isEmpty() && PostalAreas.of(others, Set.of()).holdAll(some);
  }

  private static String bare(String postcode) {
    return postcode.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
