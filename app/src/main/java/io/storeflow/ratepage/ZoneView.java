package io.storeflow.ratepage;

import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.postal.PostalArea;
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
 * @param postcodes none for all
 * @param empty whether nothing is offered there
 */
record ZoneView(
    Zone zone,
    String title,
    String countries,
    int more,
    String regions,
    First postcodes,
    First except,
    boolean empty,
    List<RateView> rates,
    List<ZoneWarning> warnings) {
  private static final int NAMED = 8;

  /** In a title. */
  private static final int SHOWN = 2;

  /**
   * The first of many postcodes: all of them are in the zone's form.
   *
   * @param more how many others there are
   */
  public record First(String told, int more) {
    static First of(List<PostalArea> all) {
      int shown = Math.min(NAMED, all.size());
      return new First(PostalArea.told(all.subList(0, shown)), all.size() - shown);
    }

    public boolean isEmpty() {
      return told.isEmpty();
    }
  }

  static ZoneView of(ShippingBook book, Zone zone, boolean locates, Locale reader) {
    var names = CountryList.named(zone.area().countries(), reader);
    var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return new ZoneView(
        zone,
        zone.title(reader),
        first,
        Math.max(0, names.size() - NAMED),
        RegionList.names(zone.area().regions(), reader),
        First.of(zone.area().postcodes()),
        First.of(zone.area().except()),
        zone.rates().stream().noneMatch(Rate::active),
        RateView.of(book, zone.rates(), reader),
        ZoneWarning.of(book, zone, locates));
  }

  /** Whether its countries say more than its title. */
  public boolean isListed() {
    return !zone.name().isEmpty() || zone.area().countries().size() > SHOWN;
  }
}
