package io.storeflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.Engines;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class MariaDbTest {
  @TempDir Path folder;

  @Test
  void makesTheSchemaAndKeepsItsDataOverARestart() throws Exception {
    int port = Ports.any();
    try (var first = MariaDb.start(Engines.UNPACKED, folder.resolve("mariadb"), port, true)) {
      run(port, "create table kept (id int) as select 7 id");
      assertThat(ask(port, "select @@collation_database")).isEqualTo("utf8mb4_0900_ai_ci");
      assertThat(ask(port, "select @@bind_address")).isEqualTo("127.0.0.1");
      assertThat(ask(port, "select @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
      assertThat(first.pid()).isPositive();
    }
    int other = Ports.any();
    try (var second = MariaDb.start(Engines.UNPACKED, folder.resolve("mariadb"), other, true)) {
      assertThat(ask(other, "select id from kept")).isEqualTo("7");
      assertThat(second.pid()).isPositive();
    }
  }

  @Test
  void endsTheEngineThatAnEarlierRunLeftBehind() throws Exception {
    var data = folder.resolve("mariadb");
    var left = MariaDb.start(Engines.UNPACKED, data, Ports.any(), true);
    int port = Ports.any();
    try (var next = MariaDb.start(Engines.UNPACKED, data, port, true)) {
      assertThat(ProcessHandle.of(left.pid())).isEmpty();
      assertThat(next.pid()).isNotEqualTo(left.pid());
      assertThat(ask(port, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void leavesAProcessAloneThatOnlyHasTheSamePid() throws Exception {
    var data = folder.resolve("redis");
    java.nio.file.Files.createDirectories(data);
    var stranger = new ProcessBuilder("sleep", "60").start();
    java.nio.file.Files.writeString(data.resolve("redis.pid"), stranger.pid() + "\n");
    try (var redis = Redis.start(Engines.UNPACKED, data, Ports.any())) {
      assertThat(stranger.isAlive()).isTrue();
      assertThat(redis.pid()).isNotEqualTo(stranger.pid());
    } finally {
      stranger.destroyForcibly();
    }
  }

  private static void run(int port, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(MariaDb.url(port), MariaDb.USER, MariaDb.PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(int port, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(MariaDb.url(port), MariaDb.USER, MariaDb.PASSWORD);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
