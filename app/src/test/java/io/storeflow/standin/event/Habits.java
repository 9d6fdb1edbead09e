package io.storeflow.standin.event;

import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Params;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** How events are delivered, and what goes wrong with it on purpose. */
final class Habits {
  /** Stripe tries for up to three days, with growing pauses; here the first come sooner. */
  private static final List<Long> PAUSES =
      List.of(1_000L, 5_000L, 30_000L, 300_000L, 1_800_000L, 3_600_000L, 10_800_000L);

  private volatile boolean held;
  private volatile long dropPercent;
  private volatile long duplicates;
  private volatile long delayMillis;
  private volatile long retryMillis = -1;
  private volatile long retries = PAUSES.size();
  private volatile Random random = new Random(1);

  /** Those that are said change. */
  void change(Params said) {
    if (said.has("hold")) held = said.flag("hold");
    if (said.has("seed")) random = new Random(said.whole("seed", 1));
    dropPercent = said.whole("drop", dropPercent);
    duplicates = said.whole("duplicates", duplicates);
    delayMillis = said.whole("delay", delayMillis);
    retryMillis = said.whole("retry", retryMillis);
    retries = said.whole("retries", retries);
  }

  void reset() {
    held = false;
    dropPercent = 0;
    duplicates = 0;
    delayMillis = 0;
    retryMillis = -1;
    retries = PAUSES.size();
    random = new Random(1);
  }

  ObjectNode told() {
    return Json.of(
        "hold",
        held,
        "drop",
        dropPercent,
        "duplicates",
        duplicates,
        "delay",
        delayMillis,
        "retry",
        retryMillis,
        "retries",
        retries);
  }

  boolean held() {
    return held;
  }

  boolean drops() {
    return dropPercent > 0 && random.nextInt(100) < dropPercent;
  }

  /** How often one is sent. */
  long copies() {
    return 1 + duplicates;
  }

  long delayMillis() {
    return delayMillis;
  }

  /** Milliseconds until the next try, or -1 where it was the last. */
  long pause(int tries) {
    if (tries > retries) return -1;
    return retryMillis >= 0 ? retryMillis : PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
  }
}
