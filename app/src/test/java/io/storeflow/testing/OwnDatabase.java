package io.storeflow.testing;

import io.storeflow.local.EngineProcess;
import io.storeflow.local.MariaDb;
import io.storeflow.local.Ports;
import java.util.Map;
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
    if (engine != null) engine.close();
    engine = null;
  }

  /** What a node has to be told to use it. */
  public Map<String, String> settings() {
    return Map.of("storeflow.db.url", MariaDb.url(port));
  }

  @Override
  public void close() {
    stop();
  }
}
