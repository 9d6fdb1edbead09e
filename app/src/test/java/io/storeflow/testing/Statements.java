package io.storeflow.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/** Counts the statements that this thread sends to the database. */
@Component
public class Statements implements ExecuteListenerProvider {
  private final List<Recording> recordings = Collections.synchronizedList(new ArrayList<>());

  private record Recording(Thread thread, List<String> statements) {}

  /** What the work sent, in order. */
  public List<String> during(Runnable work) {
    var recording =
        new Recording(Thread.currentThread(), Collections.synchronizedList(new ArrayList<>()));
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
        if (recording.thread() != Thread.currentThread()) continue;
        for (var sql : context.batchSQL()) recording.statements().add(String.valueOf(sql));
      }
    }
  }
}
