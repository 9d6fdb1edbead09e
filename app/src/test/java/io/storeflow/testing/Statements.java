package io.storeflow.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts statements that are sent to the database: those of this thread, or those of requests. */
@Component
public class Statements implements ExecuteListenerProvider {
  /** A change is everywhere within a second. */
  private static final Duration ARRIVED = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<Recording> recordings = Collections.synchronizedList(new ArrayList<>());

  /** Of this thread, or of whoever answers requests for null. */
  private record Recording(@Nullable Thread thread, List<String> statements) {

    boolean isOf(Thread sender) {
      return thread == null ? sender.getName().startsWith("web-") : thread == sender;
    }
  }

  /** What the work sent, in order. */
  public List<String> during(Runnable work) {
    return record(Thread.currentThread(), work);
  }

  /** What the server sent to answer the requests that the work makes; its background aside. */
  public List<String> ofRequests(Runnable work) {
    return record(null, work);
  }

  /**
   * What the server sends once it remembers what it can: what it sent twice alike, when whatever
   * was changed before has long arrived.
   */
  public List<String> ofWarmRequests(Runnable work) {
    var end = Instant.now().plus(ARRIVED);
    var sent = ofRequests(work);
    for (int tries = 0; tries < 100; tries++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      var before = sent;
      sent = ofRequests(work);
      if (sent.equals(before) && Instant.now().isAfter(end)) return sent;
    }
    throw new AssertionError("never twice alike, at last: " + sent);
  }

  private List<String> record(@Nullable Thread thread, Runnable work) {
    var recording = new Recording(thread, Collections.synchronizedList(new ArrayList<>()));
    recordings.add(recording);
    try {
      work.run();
    } finally {
      recordings.remove(recording);
    }
    return List.copyOf(recording.statements());
  }

  @Override
  public ExecuteListener provide() {
    return ExecuteListener.onExecuteStart(this::note);
  }

  private void note(ExecuteContext context) {
    synchronized (recordings) {
      for (var recording : recordings) {
        if (!recording.isOf(Thread.currentThread())) continue;
        for (var sql : context.batchSQL()) recording.statements().add(String.valueOf(sql));
      }
    }
  }
}
