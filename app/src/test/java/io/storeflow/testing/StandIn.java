package io.storeflow.testing;

import io.storeflow.local.EngineProcess;
import io.storeflow.local.FakeStripe;
import io.storeflow.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in for Stripe as a process of the tests: one that all share, which begins empty, or one
 * of a test's own, which it may freeze, kill and start again.
 */
public final class StandIn implements AutoCloseable {
  private static @Nullable StandIn shared;

  private final int port = Ports.any();
  private final Path data;
  private final List<String> arguments;
  private final String memory;
  private EngineProcess process;

  private StandIn(String name, boolean keeps, String memory) {
    data = Engines.folder(name);
    this.memory = memory;
    arguments = List.of("--keep=" + keeps);
    process = FakeStripe.start(data, port, memory, arguments);
  }

  /** The one of this run; it ends with the JVM. Whoever uses it makes accounts of their own. */
  public static synchronized StandIn shared() {
    if (shared == null) shared = new StandIn("stripe", false, "256m");
    return shared;
  }

  /**
   * One of a test's own.
   *
   * @param name of its folder, unique in this run
   * @param keeps whether it knows after a restart what it knew
   */
  public static StandIn start(String name, boolean keeps) {
    return new StandIn("stripe-" + name, keeps, "128m");
  }

  /**
   * One that keeps many objects.
   *
   * @param memory of its heap, such as 1g: 64 objects are kept for each megabyte, and a payment has
   *     about five
   */
  public static StandIn large(String name, String memory) {
    return new StandIn("stripe-" + name, false, memory);
  }

  /** Where its API, its script and its pages are. */
  public String base() {
    return FakeStripe.url(port);
  }

  /** What an application needs to be told to use it: {@code storeflow.stripe.*}. */
  public Map<String, String> settings() {
    return FakeStripe.settings(port);
  }

  public String secretKey() {
    return settings().getOrDefault("storeflow.stripe.secret-key", "");
  }

  public String publishableKey() {
    return settings().getOrDefault("storeflow.stripe.publishable-key", "");
  }

  /** How it is steered. */
  public StandInControl control() {
    return new StandInControl(URI.create(base()));
  }

  /** Answers nobody until it is thawed, but keeps its connections. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  /** Ends it as a failing machine would. */
  public void kill() {
    signal("KILL");
    ProcessHandle.of(process.pid()).ifPresent(it -> it.onExit().join());
  }

  /** Starts it again on the same port. */
  public void restart() {
    process.close();
    process = FakeStripe.start(data, port, memory, arguments);
  }

  @Override
  public void close() {
    thaw();
    process.close();
  }

  /** The file of what it knows, if it keeps any. */
  public boolean hasFile() {
    return Files.exists(data.resolve("book.json"));
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
