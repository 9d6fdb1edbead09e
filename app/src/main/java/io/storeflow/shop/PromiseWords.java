package io.storeflow.shop;

import io.storeflow.merchant.StoreHours;
import io.storeflow.platform.input.Carried;
import io.storeflow.platform.locale.Written;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Promise;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells shoppers when an order would come, in the language and by the clock of the store. */
@Component
public class PromiseWords {
  /** What a shopper would want to know before ordering: another hour, or another day. */
  private static final Duration LATER = Duration.ofHours(1);

  /**
   * What a checkout says.
   *
   * @param text when it is ready, with the shopper, or on its way
   * @param prepared from when on somebody works on it; null for at once
   * @param minute of the epoch: what the form carries back
   */
  public record Told(String text, @Nullable String prepared, long minute) {

    /** Whether it comes much later than the form had said; a form that says nothing agrees. */
    public boolean isLaterThan(@Nullable String shown) {
      return minute - Carried.number(shown).orElse(minute) > LATER.toMinutes();
    }
  }

  private final StoreHours hours;
  private final MessageSource messages;
  private final Clock clock;

  PromiseWords(StoreHours hours, MessageSource messages, Clock clock) {
    this.hours = hours;
    this.messages = messages;
    this.clock = clock;
  }

  /** What would be promised to who orders now. */
  public Told now(Store store, Method way, Handling handling) {
    var now = clock.instant();
    var promise = Promise.of(store, way, handling, hours.of(store), now);
    var at = promise.at();
    return new Told(
        at == null ? leaves(store, promise.ready()) : promised(store, way, at),
        promise.waits(now)
            ? say(store, "shop.promise.prepared", moment(store, promise.begins()))
            : null,
        (at == null ? promise.ready() : at).getEpochSecond() / 60);
  }

  /** That it is ready for its shopper at that time, or at the door. */
  String promised(Store store, Method way, Instant at) {
    return say(store, "shop.promise." + way.code(), moment(store, at));
  }

  /** The day on which a parcel is given to its carrier. */
  public String leaves(Store store, Instant ready) {
    var then = ready.atZone(store.timeZone());
    return switch (days(then)) {
      case 0 -> say(store, "shop.promise.shipping.today");
      case 1 -> say(store, "shop.promise.shipping.tomorrow");
      default -> say(store, "shop.promise.shipping.day", Written.weekday(then, store.locale()));
    };
  }

  /** Said at the top of the shop; null while it is open, and for a store that never says. */
  @Nullable String closed(Store store, OpenState state) {
    var opens = state.opens();
    return state.open() || opens == null
        ? null
        : say(store, "shop.closed", moment(store, opens.toInstant()));
  }

  /** The clock today, else the day too: by its name within a week. */
  private String moment(Store store, Instant at) {
    var then = at.atZone(store.timeZone());
    var time = Written.clock(then, store.locale());
    return switch (days(then)) {
      case 0 -> say(store, "shop.moment.today", time);
      case 1 -> say(store, "shop.moment.tomorrow", time);
      default -> say(store, "shop.moment.day", time, day(then, store.locale()));
    };
  }

  private int days(ZonedDateTime then) {
    var today = clock.instant().atZone(then.getZone()).toLocalDate();
    return (int) ChronoUnit.DAYS.between(today, then.toLocalDate());
  }

  private String day(ZonedDateTime then, Locale locale) {
    return days(then) < 7
        ? then.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale)
        : Written.weekday(then, locale);
  }

  private String say(Store store, String key, Object... values) {
    return messages.getMessage(key, values, store.locale());
  }
}
