package io.storeflow.shop;

import io.storeflow.merchant.Merchants;
import io.storeflow.merchant.Store;
import io.storeflow.merchant.StoreHours;
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

  private final Merchants merchants;
  private final StoreHours hours;
  private final Clock clock;

  Openings(Merchants merchants, StoreHours hours, Clock clock) {
    this.merchants = merchants;
    this.hours = hours;
    this.clock = clock;
  }

  OpenState of(Store store, HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof OpenState known) return known;
    boolean kept = PageCache.keeps(request);
    var state =
        OpenState.at(
            clock.instant(), kept ? merchants.hours(store) : hours.of(store), store.timeZone());
    if (kept) PageCache.keepUntil(request, state.holds());
    request.setAttribute(KNOWN, state);
    return state;
  }
}
