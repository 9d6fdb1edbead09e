package io.storeflow.shop;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.merchant.StoreHours;
import io.storeflow.pagecache.PageCache;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether a store is open, for all that one page says of it: asked once a request. A page that is
 * kept is told how long these words hold.
 */
@Component
class Openings {
  private static final String KNOWN = Openings.class.getName();

  private final UntilShopChanges<OpeningHours> hours;
  private final Clock clock;

  Openings(StoreHours hours, ShopVersions versions, Clock clock) {
    this.hours = new UntilShopChanges<>(versions, hours::read);
    this.clock = clock;
  }

  /** Of the week; empty for a store that does not say. */
  List<OpeningHours> hours(Store store) {
    return hours.of(store);
  }

  OpenState of(Store store, HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof OpenState known) return known;
    var state = OpenState.at(clock.instant(), hours.of(store), store.timeZone());
    if (PageCache.keeps(request)) PageCache.keepUntil(request, state.holds());
    request.setAttribute(KNOWN, state);
    return state;
  }
}
