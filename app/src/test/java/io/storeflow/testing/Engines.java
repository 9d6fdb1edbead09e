package io.storeflow.testing;

import io.storeflow.local.EngineProcess;
import io.storeflow.local.MariaDb;
import io.storeflow.local.Ports;
import io.storeflow.local.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The database and the Redis of this test run: started when first asked for, shared by all tests,
 * gone with the JVM. MariaDB, or MySQL with {@code -Dstoreflow.test.engine=mysql}. They are
 * unpacked once into target/engines.
 */
public final class Engines {
  /** Where engines are unpacked; also given to local mode in tests. */
  public static final Path UNPACKED = Path.of("target/engines").toAbsolutePath();

  private static final Path RUNS = UNPACKED.resolve("runs");

  private Engines() {}

  /** Whether the tests run on MySQL, as production does, instead of MariaDB. */
  public static boolean onMySql() {
    return "mysql".equals(System.getProperty("storeflow.test.engine"));
  }

  public static String databaseUrl() {
    return MariaDb.url(Running.DATABASE_PORT);
  }

  public static String redisUrl() {
    return Redis.url(Running.REDIS_PORT);
  }

  /** The engine's process, for tests that freeze or end it. */
  public static long redisPid() {
    return Running.REDIS_PID;
  }

  public static long databasePid() {
    return Running.DATABASE_PID;
  }

  /** What an application needs to be told to use these engines. */
  public static Map<String, String> settings() {
    return Map.of(
        "storeflow.db.url",
        databaseUrl(),
        "storeflow.db.user",
        MariaDb.USER,
        "storeflow.db.password",
        MariaDb.PASSWORD,
        "storeflow.redis.url",
        redisUrl(),
        "storeflow.media.url",
        folder("media").toString());
  }

  /** A folder of this run, gone with the next one. */
  static Path folder(String name) {
    return RUNS.resolve(Long.toString(ProcessHandle.current().pid())).resolve(name);
  }

  /** Started by the first look at it. The engines end by themselves when this JVM does. */
  private static final class Running {
    static final int DATABASE_PORT = Ports.any();
    static final int REDIS_PORT = Ports.any();
    static final long DATABASE_PID;
    static final long REDIS_PID;

    static {
      var run = freshFolder();
      DATABASE_PID = database(run.resolve("database"), DATABASE_PORT).pid();
      REDIS_PID = Redis.start(UNPACKED, run.resolve("redis"), REDIS_PORT).pid();
    }
  }

  /**
   * A database of a test's own, which it may stop and start again: with the same folder it is the
   * same data.
   *
   * @param name of its folder, unique in this run
   */
  static EngineProcess database(String name, int port) {
    return database(folder(name), port);
  }

  private static EngineProcess database(Path data, int port) {
    return onMySql()
        ? MySql.start(UNPACKED, data, port)
        : MariaDb.start(UNPACKED, data, port, false);
  }

  /** Named after this JVM; folders of JVMs that are gone are removed. */
  private static Path freshFolder() {
    try {
      Files.createDirectories(RUNS);
      try (Stream<Path> runs = Files.list(RUNS)) {
        for (var run : runs.toList()) {
          var owner = ProcessHandle.of(Long.parseLong(run.getFileName().toString()));
          if (owner.isEmpty()) removeIfPossible(run);
        }
      }
      var mine = RUNS.resolve(Long.toString(ProcessHandle.current().pid()));
      FileSystemUtils.deleteRecursively(mine);
      return Files.createDirectories(mine);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void removeIfPossible(Path run) {
    try {
      FileSystemUtils.deleteRecursively(run);
    } catch (IOException stillEnding) {
      // Its engines are about to end; the next run removes it.
    }
  }
}
