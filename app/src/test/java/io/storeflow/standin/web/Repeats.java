package io.storeflow.standin.web;

import io.storeflow.standin.book.Json;
import io.storeflow.standin.book.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers under idempotency keys, of each account its own, for 24 hours: who sends the same again
 * hears the same again, and nothing is done.
 */
final class Repeats {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MOST_PER_MEGABYTE = 32;
  private static final int MOST =
      (int) (Runtime.getRuntime().maxMemory() >> 20) * MOST_PER_MEGABYTE;

  /**
   * @param answer null while the first is still being worked on
   */
  private record Kept(String what, String first, @Nullable Answer answer, Instant at) {}

  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final Moment moment;

  Repeats(Moment moment) {
    this.moment = moment;
  }

  /** The answer of before, or null where the caller is the first and has to finish it. */
  synchronized @Nullable Answer begin(Call call) {
    var now = moment.now();
    var before = kept.get(key(call));
    if (before == null || !before.at.plus(KEPT).isAfter(now)) {
      kept.remove(key(call));
      kept.put(key(call), new Kept(what(call), call.id(), null, now));
      if (kept.size() > MOST) kept.remove(kept.keySet().iterator().next());
      return null;
    }
    if (!before.what.equals(what(call)))
      throw ApiError.of(
          400,
          "idempotency_error",
          null,
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with. Try using a key other than '"
              + call.idempotencyKey()
              + "' if you meant to execute a different request.");
    if (before.answer == null)
      throw ApiError.of(
          409,
          "idempotency_error",
          "idempotency_key_in_use",
          "There is currently another in-progress request using this Idempotent Key (that probably"
              + " means you submitted twice, and the other request is still going through): "
              + call.idempotencyKey()
              + ". Please try again later.");
    return before.answer.with("Idempotent-Replayed", "true").with("Original-Request", before.first);
  }

  /**
   * @param answer null where nothing was begun, so that the key is free again
   */
  synchronized void finish(Call call, @Nullable Answer answer) {
    if (answer == null) kept.remove(key(call));
    else kept.computeIfPresent(key(call), (k, is) -> new Kept(is.what, is.first, answer, is.at));
  }

  synchronized void clear() {
    kept.clear();
  }

  private static String key(Call call) {
    return call.account() + " " + call.idempotencyKey();
  }

  private static String what(Call call) {
    return call.method() + " " + call.path() + " " + Json.string(call.params().all());
  }
}
