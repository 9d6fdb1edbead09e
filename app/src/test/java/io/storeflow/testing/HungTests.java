package io.storeflow.testing;

import static java.util.Comparator.comparing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says which test does not come to its end, and at what each thread of it stands; in the end it
 * ends the JVM, and with it the run. Else a run is cut off from outside, and nobody knows where it
 * was. Not as a time limit of JUnit: that interrupts, and who waits for good may not look up.
 */
public final class HungTests implements TestExecutionListener {
  private static final Duration LONG = Duration.ofMinutes(6);
  private static final Duration HUNG = Duration.ofMinutes(15);
  private static final int ENDED = 3;

  private final Map<String, Long> running = new ConcurrentHashMap<>();
  private final PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    var unused =
        Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hung-tests").factory())
            .scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) running.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    running.remove(test.getUniqueId());
  }

  private void look() {
    long now = System.nanoTime();
    running.forEach(
        (test, start) -> {
          var since = Duration.ofNanos(now - start);
          if (since.compareTo(LONG) < 0) return;
          out.println("Since " + since.toSeconds() + " s: " + test);
          threads();
          if (since.compareTo(HUNG) > 0) Runtime.getRuntime().halt(ENDED);
        });
  }

  private void threads() {
    Thread.getAllStackTraces().entrySet().stream()
        .filter(it -> Arrays.stream(it.getValue()).anyMatch(HungTests::isOurs))
        .sorted(comparing(it -> it.getKey().getName()))
        .forEach(
            it -> {
              out.println(it.getKey().getName() + " " + it.getKey().getState());
              for (var frame : it.getValue()) out.println("    " + frame);
            });
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().startsWith("io.storeflow.");
  }
}
