package io.storeflow.standin.web;

import io.storeflow.standin.book.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The last calls to the API, for tests that ask what was called. */
public final class CallLog {
  private static final int MOST_PER_MEGABYTE = 16;
  private static final int MOST =
      (int) (Runtime.getRuntime().maxMemory() >> 20) * MOST_PER_MEGABYTE;

  private final Deque<Object> last = new ArrayDeque<>();
  private long count;

  synchronized void note(Call call, int status) {
    last.add(call.told(status));
    count++;
    if (last.size() > MOST) last.remove();
  }

  /** All that are kept, the oldest first. */
  public synchronized ObjectNode told() {
    List<Object> calls = new ArrayList<>(last);
    return Json.of("count", count, "calls", calls);
  }

  public synchronized void clear() {
    last.clear();
    count = 0;
  }
}
