package io.storeflow.testing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes where the time of a run went, by layer and by class, to {@code target/test-times.txt} (of
 * MySQL to a file of its own) and to the output: what is slow is seen before it hurts.
 */
public final class TestTimes implements TestExecutionListener {
  private static final Path FILE =
      Path.of("target/test-times" + (Engines.onMySql() ? "-mysql" : "") + ".txt");
  private static final int SLOWEST = 25;

  /** What a test stands on, from the cheapest. */
  private enum Layer {
    /** The class under test alone. */
    BARE,
    /** The application's context, and with it database and Redis. */
    DATABASE,
    /** Its pages, over HTTP or as if. */
    PAGES,
    /** Nodes in processes of their own. */
    PROCESSES,
    BROWSER
  }

  private record Timed(String name, Layer layer, Duration took) {}

  private final Map<String, Long> began = new ConcurrentHashMap<>();
  private final Map<String, Timed> classes = new ConcurrentHashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    began.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var since = began.remove(test.getUniqueId());
    if (since == null || !(test.getSource().orElse(null) instanceof ClassSource source)) return;
    if (source.getClassName().contains("$")) return;
    var took = Duration.ofNanos(System.nanoTime() - since);
    var name = source.getClassName().replaceFirst("^io\\.storeflow\\.", "");
    classes.put(name, new Timed(name, layer(test.getTags(), source.getJavaClass()), took));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (classes.isEmpty()) return;
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, table());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(table());
  }

  private String table() {
    var text = new StringBuilder("Time of tests by layer\n");
    var layers =
        new TreeMap<>(
            classes.values().stream()
                .collect(groupingBy(Timed::layer, summingLong(it -> it.took().toMillis()))));
    layers.forEach(
        (layer, millis) -> text.append(line(millis, layer.name().toLowerCase(Locale.ROOT))));
    text.append("The slowest classes of ").append(classes.size()).append('\n');
    classes.values().stream()
        .sorted(comparing(Timed::took, reverseOrder()))
        .limit(SLOWEST)
        .forEach(it -> text.append(line(it.took().toMillis(), it.name())));
    return text.toString();
  }

  private static String line(long millis, String of) {
    return String.format(Locale.ROOT, "%9.1f s  %s%n", millis / 1000.0, of);
  }

  private static Layer layer(Set<TestTag> tags, Class<?> type) {
    if (tags.contains(TestTag.create("browser"))) return Layer.BROWSER;
    if (type.getPackageName().endsWith(".nodes") || has(type, Set.of(AppProcess.class)))
      return Layer.PROCESSES;
    if (has(type, Set.of(Browsing.class, Staff.class, Visitor.class, Client.class)))
      return Layer.PAGES;
    return tags.contains(TestTag.create("database")) ? Layer.DATABASE : Layer.BARE;
  }

  private static boolean has(Class<?> type, Set<Class<?>> fields) {
    return Arrays.stream(type.getDeclaredFields()).anyMatch(it -> fields.contains(it.getType()));
  }
}
