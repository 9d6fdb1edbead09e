package io.storeflow.shop;

import io.storeflow.pagecache.PageCache;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Promise;
import io.storeflow.shipping.Transit;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says on pages that are kept when an order would come: what checkout would promise at this moment.
 * A page is told how long these words hold. No statement where the hours are known.
 */
@Component
class Estimates {
  /** What comes sooner is told in minutes, which hold as long as the store stays open. */
  private static final Duration SOON = Duration.ofHours(2);

  /** A time of day moves on while nobody orders; so far it may be behind. */
  private static final Duration BEHIND = Duration.ofMinutes(15);

  private final Openings openings;
  private final PromiseWords words;
  private final MessageSource messages;
  private final Clock clock;

  Estimates(Openings openings, PromiseWords words, MessageSource messages, Clock clock) {
    this.openings = openings;
    this.words = words;
    this.messages = messages;
    this.clock = clock;
  }

  Estimate of(Store store, FulfilmentOptions terms, HttpServletRequest request) {
    return new Estimate(
        of(store, terms, Method.PICKUP, request),
        of(store, terms, Method.DELIVERY, request),
        of(store, terms, Method.SHIPPING, request));
  }

  private @Nullable String of(
      Store store, FulfilmentOptions terms, Method method, HttpServletRequest request) {
    var way = terms.way(method);
    if (way == null) return null;
    var now = clock.instant();
    var promise = Promise.of(store, method, way.handling(), openings.hours(store), now);
    var at = promise.at() == null ? promise.ready() : promise.at();
    var takes = Duration.between(now, at);
    boolean soon = method != Method.SHIPPING && !promise.waits(now) && takes.compareTo(SOON) < 0;
    if (!promise.waits(now)) keep(store, request, now, takes, soon);
    var changes = way.handling().until(now, store.timeZone());
    if (changes != null && PageCache.keeps(request)) PageCache.keepUntil(request, changes);
    if (soon) return say(store, "shop." + method.code() + ".about", takes.toMinutes());
    return method == Method.SHIPPING
        ? leaves(store, way, promise.ready())
        : words.promised(store, method, at);
  }

  /** What begins after this time is not done today. */
  private void keep(
      Store store, HttpServletRequest request, Instant now, Duration takes, boolean soon) {
    if (!PageCache.keeps(request)) return;
    var until = openings.of(store, request).until();
    var last = until == null ? null : until.toInstant().minus(takes);
    if (last != null && last.isAfter(now)) PageCache.keepUntil(request, last);
    if (!soon) PageCache.keepUntil(request, now.plus(BEHIND));
  }

  private String leaves(Store store, FulfilmentOptions.Way way, Instant ready) {
    var leaves = words.leaves(store, ready);
    var transit = way.transit();
    if (transit == null) return leaves;
    var days = days(store, transit);
    var country = Locale.of("", store.country()).getDisplayCountry(store.locale());
    return leaves + " " + (way.abroad() ? say(store, "shop.transit.within", country, days) : days);
  }

  private String days(Store store, Transit transit) {
    return transit.from() == transit.to()
        ? say(store, "shop.transit.days", transit.to())
        : say(store, "shop.transit", transit.from(), transit.to());
  }

  private String say(Store store, String key, Object... values) {
    return messages.getMessage(key, values, store.locale());
  }
}
