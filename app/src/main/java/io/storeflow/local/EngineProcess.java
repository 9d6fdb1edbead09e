package io.storeflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A database or Redis that this JVM started. It stands apart from the terminal, so that Ctrl-C
 * reaches the application first, and a small watcher ends it politely when the JVM is gone without
 * having done so. A start ends what an earlier JVM may still have left behind.
 */
public final class EngineProcess implements AutoCloseable {
  /**
   * The watcher reads from the JVM's pipe, which the operating system closes however the JVM ends;
   * the engine takes the place of the shell.
   */
  private static final String WATCHED =
      "exec 3<&0; (read -r _ <&3; kill -TERM $$) 2>/dev/null & exec 3<&-; exec \"$@\" </dev/null";

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Path log;

  private EngineProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the engine and waits until it answers.
   *
   * @param data the folder that its command line names
   * @param pidFile where it writes its process id
   */
  public static EngineProcess start(
      String name, List<String> command, Path data, Path pidFile, BooleanSupplier answers) {
    endOrphan(pidFile, data);
    var log = data.resolveSibling(data.getFileName() + ".log");
    try {
      List<String> watched = new ArrayList<>();
      if (Files.isExecutable(Path.of("/usr/bin/setsid"))) watched.add("/usr/bin/setsid");
      watched.addAll(List.of("/bin/sh", "-c", WATCHED, "engine"));
      watched.addAll(command);
      var process =
          new ProcessBuilder(watched)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var engine = new EngineProcess(name, process, log);
      engine.awaitAnswer(answers);
      return engine;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Asks the engine to end and waits for it. */
  @Override
  public void close() {
    end(process.toHandle());
  }

  private void awaitAnswer(BooleanSupplier answers) {
    long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
    // An answer counts while the process lives: else it is another's, who was first on the port.
    while (!answers.getAsBoolean() || !process.isAlive()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException(name + " did not start. Its log (" + log + "):\n" + tail());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Ends the engine of a JVM that died: its pid is in the file, and it names our folder. */
  private static void endOrphan(Path pidFile, Path data) {
    orphan(pidFile, data).ifPresent(EngineProcess::end);
  }

  private static Optional<ProcessHandle> orphan(Path pidFile, Path data) {
    try {
      if (!Files.exists(pidFile)) return Optional.empty();
      var pid = Files.readString(pidFile).strip();
      if (!pid.matches("\\d{1,18}")) return Optional.empty();
      return ProcessHandle.of(Long.parseLong(pid)).filter(process -> names(process, data));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether the process's command line names the folder; a pid alone may be somebody else's. */
  private static boolean names(ProcessHandle process, Path data) {
    try {
      var line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return new String(Files.readAllBytes(line), StandardCharsets.UTF_8).contains(data.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stubborn) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String tail() {
    try {
      var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException unreadable) {
      return "(unreadable: " + unreadable + ")";
    }
  }
}
