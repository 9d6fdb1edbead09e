package io.storeflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.local.EngineProcess;
import io.storeflow.local.MariaDb;
import io.storeflow.local.Ports;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database of one test's own, to be stopped and started again with what is in it. */
public final class OwnDatabase implements AutoCloseable {
  private final String name;
  private final int port = Ports.any();
  private @Nullable EngineProcess engine;

  private OwnDatabase(String name) {
    this.name = name;
  }

  public static OwnDatabase started(String name) {
    // The folder of the run is made by whoever looks at the shared engines first.
    Engines.databaseUrl();
    var database = new OwnDatabase(name);
    database.start();
    return database;
  }

  public void start() {
    engine = Engines.database(name, port);
  }

  /** Politely, as an operator does; returns when it is gone. */
  public void stop() {
    if (engine == null) return;
    thaw(); // a frozen one would not hear that it shall end
    engine.close();
    engine = null;
  }

  /** Keeps its connections and takes new ones, and answers none of them. */
  public void freeze() {
    signal("-STOP");
  }

  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      var pid = Long.toString(Objects.requireNonNull(engine).pid());
      assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** For a look at what is in it. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(MariaDb.url(port), MariaDb.USER, MariaDb.PASSWORD);
  }

  /** What a node has to be told to use it. */
  public Map<String, String> settings() {
    return Map.of(
        "storeflow.db.url",
        MariaDb.url(port),
        "storeflow.media.url",
        Engines.folder(name + "-media").toString());
  }

  @Override
  public void close() {
    stop();
  }
}
