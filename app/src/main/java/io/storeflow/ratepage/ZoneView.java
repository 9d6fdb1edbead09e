package io.storeflow.ratepage;

import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.shipping.PostalArea;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Zone;
import java.util.List;
import java.util.Locale;

/**
 * A zone in words.
 *
 * @param title its name, or where it is
 * @param countries the names of the first of them
 * @param more how many others it has
 * @param regions empty for all of its countries
 * @param postcodes empty for all
 * @param except empty for none
 * @param empty whether nothing is offered there
 */
record ZoneView(
    Zone zone,
    String title,
    String countries,
    int more,
    String regions,
    String postcodes,
    String except,
    boolean empty,
    List<RateView> rates,
    List<ZoneWarning> warnings) {
  private static final int NAMED = 8;

  /** In a title. */
  private static final int SHOWN = 2;

  static ZoneView of(ShippingBook book, Zone zone, boolean locates, Locale reader) {
    var names = CountryList.named(zone.area().countries(), reader);
    var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return new ZoneView(
        zone,
        zone.title(reader),
        first,
        Math.max(0, names.size() - NAMED),
        RegionList.names(zone.area().regions(), reader),
        PostalArea.told(zone.area().postcodes()),
        PostalArea.told(zone.area().except()),
        zone.rates().stream().noneMatch(Rate::active),
        RateView.of(book, zone.rates(), reader),
        ZoneWarning.of(book, zone, locates));
  }

  /** Whether its countries say more than its title. */
  public boolean isListed() {
    return !zone.name().isEmpty() || zone.area().countries().size() > SHOWN;
  }
}
