package io.storeflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class LocalModeTest {
  @TempDir Path folder;

  @Test
  void takesTheNextPortsAndStartsAgainAfterKillMinusNine() throws Exception {
    var first = startedWhereTheUsualPortsAreTaken();
    long orphan = pid("mariadb/mariadbd.pid");
    first.kill();
    try (var second = local(Map.of()).awaitOutput("Sign in as")) {
      assertThat(pid("mariadb/mariadbd.pid")).isNotEqualTo(orphan);
      assertThat(ProcessHandle.of(orphan)).isEmpty();

      var copy = local(Map.of());
      assertThat(copy.awaitEnd()).isEqualTo(1);
      assertThat(copy.output())
          .contains("Another StoreFlow is running on this folder")
          .contains(folder.resolve(".storeflow").toString())
          .doesNotContain("\tat ");
      assertThat(second.output()).contains("owner@hanami.example", "storeflow-demo", "/dev/stripe");
    }
    assertThat(folder.resolve(".storeflow/mariadb/mariadbd.pid")).doesNotExist();
    assertThat(folder.resolve(".storeflow/redis/redis.pid")).doesNotExist();
    assertThat(folder.resolve(".storeflow/stripe/standin.pid")).doesNotExist();
  }

  @Test
  void endsWhenThePortThatWasAskedForIsTaken() throws Exception {
    int taken = Ports.any();
    try (var other = occupy(taken)) {
      var app = local(Map.of("server.port", Integer.toString(taken)));
      assertThat(app.awaitEnd()).isEqualTo(1);
      assertThat(app.output()).contains("Port " + other.getLocalPort() + " is taken");
      assertThat(folder.resolve(".storeflow/mariadb")).doesNotExist();
    }
  }

  /** The first start, which makes the demo world and so takes long: there is one for both. */
  private AppProcess startedWhereTheUsualPortsAreTaken() throws IOException {
    try (var web = occupy(8080);
        var management = occupy(8081)) {
      var app = local(Map.of()).awaitOutput("Sign in as");
      assertThat(app.output())
          .contains("Port 8080 is taken; using ")
          .contains("Port 8081 is taken; using ")
          .doesNotContain("http://localhost:8080/");
      assertThat(web.isClosed() || management.isClosed()).isFalse();
      return app;
    }
  }

  private AppProcess local(Map<String, String> settings) {
    var all = new java.util.HashMap<>(settings);
    all.put("spring.profiles.active", "local");
    all.put("storeflow.engines", Engines.UNPACKED.toString());
    return AppProcess.launch(folder, all);
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(".storeflow").resolve(file)).strip());
  }

  /** Listens there, unless somebody else does already. */
  private static ServerSocket occupy(int port) throws IOException {
    return Ports.free(port)
        ? new ServerSocket(port, 1, InetAddress.getLoopbackAddress())
        : new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
