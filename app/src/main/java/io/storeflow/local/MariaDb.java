package io.storeflow.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The embedded MariaDB: one schema {@code storeflow}, one user, on 127.0.0.1 only. */
public final class MariaDb {
  public static final String SCHEMA = "storeflow";
  public static final String USER = "storeflow";
  public static final String PASSWORD = "storeflow";

  /** After the system tables: our schema and one user who may come from this machine only. */
  private static final String FIRST_DATA =
      """
      create database storeflow character set utf8mb4 collate utf8mb4_0900_ai_ci;
      flush privileges;
      create user 'storeflow'@'127.0.0.1' identified by 'storeflow';
      grant all on *.* to 'storeflow'@'127.0.0.1' with grant option;
      delete from mysql.global_priv where user in ('root', '');
      delete from mysql.proxies_priv;
      """;

  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_system_tables_data.sql",
          "mariadb_performance_tables.sql");

  private MariaDb() {}

  /**
   * Starts it on the data in the folder, which is made if it is not there.
   *
   * @param durable every commit is on disk before it is answered; tests can do without
   */
  public static EngineProcess start(Path engines, Path data, int port, boolean durable) {
    var base = new EngineFiles(engines.toAbsolutePath()).mariaDb();
    var folder = data.toAbsolutePath();
    if (!Files.isDirectory(folder)) makeFirstData(base, folder);
    var pidFile = folder.resolve("mariadbd.pid");
    var command = command(base, folder);
    command.add("--tmpdir=" + temporary(folder));
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    command.add("--skip-name-resolve");
    // Making its own certificate costs the server two seconds, and nothing leaves the machine.
    command.add("--skip-ssl");
    command.add("--socket=" + socket(port));
    command.add("--pid-file=" + pidFile);
    command.add("--character-set-server=utf8mb4");
    command.add("--collation-server=utf8mb4_0900_ai_ci");
    command.add("--max-connections=200");
    command.add("--max-allowed-packet=64M");
    command.add("--innodb-buffer-pool-size=128M");
    command.add("--innodb-flush-log-at-trx-commit=" + (durable ? 1 : 0));
    return EngineProcess.start("MariaDB", command, folder, pidFile, () -> greets(port));
  }

  public static String url(int port) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + SCHEMA;
  }

  private static List<String> command(Path base, Path data) {
    List<String> command = new ArrayList<>();
    command.add(base.resolve("bin/mariadbd").toString());
    command.add("--no-defaults");
    if ("root".equals(System.getProperty("user.name"))) command.add("--user=root");
    command.add("--basedir=" + base);
    command.add("--datadir=" + data);
    command.add("--lc-messages-dir=" + base.resolve("share"));
    command.add("--innodb-log-file-size=48M");
    command.add("--performance-schema=off");
    return command;
  }

  /** Made beside its place and moved there: an interrupted first start leaves nothing half done. */
  private static void makeFirstData(Path base, Path data) {
    var fresh = data.resolveSibling(data.getFileName() + ".new");
    try {
      EngineFiles.deleteTree(fresh);
      Files.createDirectories(fresh);
      var log = fresh.resolveSibling(data.getFileName() + ".log");
      var command = command(base, fresh);
      command.add("--tmpdir=" + temporary(data));
      command.add("--bootstrap");
      command.add("--innodb-flush-log-at-trx-commit=0");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try (var in = process.getOutputStream()) {
        in.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
        for (var script : SYSTEM_TABLES) Files.copy(base.resolve("share").resolve(script), in);
        in.write(FIRST_DATA.getBytes(StandardCharsets.UTF_8));
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException("MariaDB could not make its first data; see " + log);
      }
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * Its own: a server that starts deletes the temporary tables that it finds, and in a folder that
   * all share those are of servers that run.
   */
  private static Path temporary(Path data) {
    try {
      return Files.createDirectories(data.resolveSibling(data.getFileName() + ".tmp"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** In the temporary folder: the path of a socket may not be longer than about 100 characters. */
  private static Path socket(int port) {
    return Path.of(System.getProperty("java.io.tmpdir"), "storeflow-" + port + ".sock");
  }

  /** Whether the server sends its greeting: protocol 10 after the four bytes of a packet's head. */
  public static boolean greets(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(2000);
      InputStream in = socket.getInputStream();
      var head = in.readNBytes(5);
      return head.length == 5 && head[4] == 10;
    } catch (IOException notYet) {
      return false;
    }
  }
}
