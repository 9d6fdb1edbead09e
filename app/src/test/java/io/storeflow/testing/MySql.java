package io.storeflow.testing;

import io.storeflow.local.EngineProcess;
import io.storeflow.local.MariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A real MySQL 8 for tests, unpacked by Maven's profile {@code mysql}. Its first data takes many
 * seconds to make, so it is made once and copied for each run.
 */
final class MySql {
  private static final String FIRST_DATA =
      """
      create database if not exists storeflow character set utf8mb4 collate utf8mb4_0900_ai_ci;
      create user if not exists 'storeflow'@'127.0.0.1' identified by 'storeflow';
      grant all on *.* to 'storeflow'@'127.0.0.1' with grant option;
      """;

  private MySql() {}

  static EngineProcess start(Path engines, Path data, int port) {
    try {
      var base = engines.resolve("mysql-8.0.33");
      var mysqld = base.resolve("bin/mysqld");
      if (!Files.exists(mysqld)) {
        throw new IllegalStateException(mysqld + " is missing; run Maven with -Pmysql");
      }
      mysqld.toFile().setExecutable(true);
      var template = engines.resolve("mysql-8.0.33-data");
      if (!Files.isDirectory(template)) initialize(mysqld, base, template);
      if (!Files.isDirectory(data)) FileSystemUtils.copyRecursively(template, data);
      var first = Files.writeString(data.resolveSibling(data.getFileName() + ".sql"), FIRST_DATA);
      var pidFile = data.resolve("mysqld.pid");
      var command = command(mysqld, base, data);
      command.add("--port=" + port);
      command.add("--bind-address=127.0.0.1");
      command.add("--skip-name-resolve");
      command.add("--mysqlx=OFF");
      command.add("--socket=" + System.getProperty("java.io.tmpdir") + "/mysql-" + port + ".sock");
      command.add("--pid-file=" + pidFile);
      command.add("--init-file=" + first);
      command.add("--max-connections=300");
      command.add("--innodb-flush-log-at-trx-commit=0");
      command.add("--skip-log-bin");
      command.add("--innodb-buffer-pool-size=256M");
      return EngineProcess.start("MySQL", command, data, pidFile, () -> MariaDb.greets(port));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void initialize(Path mysqld, Path base, Path template) throws IOException {
    var fresh = template.resolveSibling("mysql-" + ProcessHandle.current().pid());
    FileSystemUtils.deleteRecursively(fresh);
    Files.createDirectories(fresh);
    var command = command(mysqld, base, fresh);
    command.add("--initialize-insecure");
    var log = fresh.resolveSibling(fresh.getFileName() + ".log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("MySQL could not make its first data:\n" + text(log));
    }
    try {
      Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException refused) {
      if (!Files.isDirectory(template)) throw refused;
      FileSystemUtils.deleteRecursively(fresh); // somebody was faster
    }
  }

  private static List<String> command(Path mysqld, Path base, Path data) {
    List<String> command = new ArrayList<>();
    command.add(mysqld.toString());
    command.add("--no-defaults");
    if ("root".equals(System.getProperty("user.name"))) command.add("--user=root");
    command.add("--basedir=" + base);
    command.add("--datadir=" + data);
    command.add("--lc-messages-dir=" + base.resolve("share"));
    command.add("--innodb-redo-log-capacity=64M");
    return command;
  }

  private static String text(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return String.join("\n", lines.toList());
    }
  }
}
