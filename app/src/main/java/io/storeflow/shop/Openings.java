package io.storeflow.shop;

import io.storeflow.merchant.StoreHours;
import io.storeflow.pagecache.PageCache;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Whether a store is open, for all that one page says of it: asked once a request. A page that is
 * kept is told how long these words hold, and is made of hours as they are now; the others take
 * hours that may be a second old.
 */
@Component
class Openings {
  private static final String KNOWN = Openings.class.getName();

  private final StoreHours hours;
  private final Clock clock;

  Openings(StoreHours hours, Clock clock) {
    this.hours = hours;
    this.clock = clock;
  }

  OpenState of(Store store, HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof OpenState known) return known;
    boolean kept = PageCache.keeps(request);
    var state =
        OpenState.at(clock.instant(), kept ? hours.read(store) : hours.of(store), store.timeZone());
    if (kept) PageCache.keepUntil(request, state.holds());
    request.setAttribute(KNOWN, state);
    return state;
  }
}
