package io.storeflow.testing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
 * MySQL to a file of its own): what is slow is seen before it hurts. Tests run in several JVMs:
 * each notes the classes it has run, and writes the table of all that have been noted so far.
 */
public final class TestTimes implements TestExecutionListener {
  private static final Path FILE =
      Path.of("target/test-times" + (Engines.onMySql() ? "-mysql" : "") + ".txt");
  private static final Path NOTES =
      Path.of("target", "test-times", System.getProperty("storeflow.test.run", "one") + ".tsv");
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

  private record Timed(String name, Layer layer, long millis) {
    static Timed of(String line) {
      var parts = line.split("\t");
      return new Timed(parts[0], Layer.valueOf(parts[1]), Long.parseLong(parts[2]));
    }

    String line() {
      return name + "\t" + layer + "\t" + millis + "\n";
    }
  }

  private final Map<String, Long> began = new ConcurrentHashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    began.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var since = began.remove(test.getUniqueId());
    if (since == null || !(test.getSource().orElse(null) instanceof ClassSource source)) return;
    if (source.getClassName().contains("$")) return;
    var millis = (System.nanoTime() - since) / 1_000_000;
    var name = source.getClassName().replaceFirst("^io\\.storeflow\\.", "");
    note(new Timed(name, layer(test.getTags(), source.getJavaClass()), millis));
  }

  private static synchronized void note(Timed timed) {
    try {
      Files.createDirectories(NOTES.getParent());
      Files.writeString(NOTES, timed.line(), CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (!Files.exists(NOTES)) return;
    try {
      var classes = Files.readAllLines(NOTES).stream().map(Timed::of).toList();
      var mine = NOTES.resolveSibling(ProcessHandle.current().pid() + ".txt");
      Files.move(Files.writeString(mine, table(classes)), FILE, REPLACE_EXISTING, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(List<Timed> classes) {
    var text = new StringBuilder("Time of tests by layer\n");
    var layers =
        new TreeMap<>(
            classes.stream().collect(groupingBy(Timed::layer, summingLong(Timed::millis))));
    layers.forEach(
        (layer, millis) -> text.append(line(millis, layer.name().toLowerCase(Locale.ROOT))));
    text.append("The slowest classes of ").append(classes.size()).append('\n');
    classes.stream()
        .sorted(comparingLong(Timed::millis).reversed())
        .limit(SLOWEST)
        .forEach(it -> text.append(line(it.millis(), it.name())));
    return text.toString();
  }

  private static String line(long millis, String of) {
    return String.format(Locale.ROOT, "%9.1f s  %s%n", millis / 1000.0, of);
  }

  private static Layer layer(Set<TestTag> tags, Class<?> type) {
    if (tags.contains(TestTag.create("browser"))) return Layer.BROWSER;
    if (tags.contains(TestTag.create("processes"))) return Layer.PROCESSES;
    if (has(type, Set.of(Browsing.class, Staff.class, Visitor.class, Client.class)))
      return Layer.PAGES;
    return tags.contains(TestTag.create("database")) ? Layer.DATABASE : Layer.BARE;
  }

  private static boolean has(Class<?> type, Set<Class<?>> fields) {
    return Arrays.stream(type.getDeclaredFields()).anyMatch(it -> fields.contains(it.getType()));
  }
}
