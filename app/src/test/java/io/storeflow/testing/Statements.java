package io.storeflow.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts the statements that pages send to the database. */
@Configuration
public class Statements {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static volatile boolean counting;

  @Bean
  ExecuteListenerProvider statementCounter() {
    return new DefaultExecuteListenerProvider(
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext ctx) {
            // The watch of pulses asks by the clock, not because of a page.
            if (counting && !Thread.currentThread().getName().equals("pulse-watch"))
              SEEN.add(String.valueOf(ctx.sql()));
          }
        });
  }

  /** What the work sends, in any thread, watches by the clock left out. */
  public static List<String> of(Runnable work) {
    ONE_AT_A_TIME.lock();
    try {
      SEEN.clear();
      counting = true;
      work.run();
      return new ArrayList<>(SEEN);
    } finally {
      counting = false;
      ONE_AT_A_TIME.unlock();
    }
  }
}
