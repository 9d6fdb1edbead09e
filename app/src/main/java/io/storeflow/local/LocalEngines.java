package io.storeflow.local;

import io.storeflow.platform.settings.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The engines of one {@code .storeflow} folder, which belongs to one copy of the application at a
 * time. They start in the background; what needs them waits.
 */
final class LocalEngines {
  /** Where a running copy notes the address of its database, for commands that join it. */
  private static final String DATABASE_NOTE = "database.url";

  private final List<CompletableFuture<EngineProcess>> starting = new ArrayList<>();

  /** What nobody waits for. */
  private final List<CompletableFuture<EngineProcess>> beside = new ArrayList<>();

  @SuppressWarnings("unused") // open for as long as this JVM lives: the lock goes with it
  private final FileChannel lock;

  private final Path data;
  private final Path engines;

  /** Takes the folder, or refuses the start because another copy has it. */
  LocalEngines(Path data, @Nullable Path engines) {
    this.data = data.toAbsolutePath().normalize();
    this.engines = engines == null ? this.data.resolve("engines") : engines;
    this.lock = lock(this.data);
    // Runs after the application context is closed, also on Ctrl-C and SIGTERM.
    SpringApplication.getShutdownHandlers().add(this::close);
  }

  /** The database of a copy that runs on the folder right now, if one does. */
  static Optional<String> runningDatabase(Path data) {
    var note = data.resolve(DATABASE_NOTE);
    try {
      if (!Files.exists(note) || !isLocked(data)) return Optional.empty();
      return Optional.of(Files.readString(note).strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void startMariaDb(int port) {
    try {
      Files.writeString(data.resolve(DATABASE_NOTE), MariaDb.url(port));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    inBackground(
        starting, "mariadb", () -> MariaDb.start(engines, data.resolve("mariadb"), port, true));
  }

  void startRedis(int port) {
    inBackground(starting, "redis", () -> Redis.start(engines, data.resolve("redis"), port));
  }

  /**
   * Starts the stand-in for Stripe.
   *
   * @param webhook where it sends its events
   */
  void startStripe(int port, String webhook) {
    var arguments = List.of("--webhook=" + webhook);
    inBackground(
        beside, "stripe", () -> FakeStripe.start(data.resolve("stripe"), port, "64m", arguments));
  }

  /** Returns when every engine answers. */
  void await() {
    try {
      starting.forEach(CompletableFuture::join);
    } catch (CompletionException failure) {
      var cause = failure.getCause() == null ? failure : failure.getCause();
      throw new StartRefused(
          "Local mode cannot start", List.of(String.valueOf(cause.getMessage())));
    }
  }

  private void close() {
    beside.forEach(LocalEngines::close);
    starting.forEach(LocalEngines::close);
  }

  private static void close(CompletableFuture<EngineProcess> engine) {
    engine
        .handle(
            (process, failure) -> {
              if (process != null) process.close();
              return null;
            })
        .join();
  }

  private static void inBackground(
      List<CompletableFuture<EngineProcess>> among, String name, Supplier<EngineProcess> start) {
    CompletableFuture<EngineProcess> engine = new CompletableFuture<>();
    among.add(engine);
    Thread.ofPlatform()
        .name("start-" + name)
        .daemon()
        .start(
            () -> {
              try {
                engine.complete(start.get());
              } catch (RuntimeException failure) {
                engine.completeExceptionally(failure);
              }
            });
  }

  private static boolean isLocked(Path data) throws IOException {
    try (var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    }
  }

  private static FileChannel lock(Path data) {
    try {
      Files.createDirectories(data);
      var channel =
          FileChannel.open(
              data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) return channel;
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new StartRefused(
        "Another StoreFlow is running on this folder",
        List.of(
            data
                + " is in use. End the other copy, or give this one its own folder with"
                + " --storeflow.data=<folder>."));
  }
}
