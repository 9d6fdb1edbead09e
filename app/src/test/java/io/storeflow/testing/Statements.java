package io.storeflow.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/** Counts the statements that requests send; work in the background does not count. */
@Component
public class Statements implements ExecuteListenerProvider {
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  @Override
  public ExecuteListener provide() {
    return new ExecuteListener() {
      @Override
      public void executeStart(ExecuteContext context) {
        if (Thread.currentThread().getName().contains("-exec-")) sent.add(context.sql());
      }
    };
  }

  /** What requests sent while this ran. */
  public List<String> of(Runnable work) {
    sent.clear();
    work.run();
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }
}
