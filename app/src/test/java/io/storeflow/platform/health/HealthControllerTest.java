package io.storeflow.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.local.Ports;
import io.storeflow.platform.db.Pool;
import io.storeflow.testing.AppTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;

@AppTest
class HealthControllerTest {
  @Value("${local.server.port}")
  int port;

  @Value("${local.management.port}")
  int managementPort;

  @Test
  void saysOkAndNothingElse() throws Exception {
    var answer = get(port, "/healthz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void keepsDetailsOnTheManagementPort() throws Exception {
    assertThat(get(managementPort, "/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get(managementPort, "/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(get(managementPort, "/actuator/prometheus").body()).contains("hikaricp_connections");
    assertThat(get(port, "/actuator/health").statusCode()).isNotEqualTo(200);
  }

  @Test
  void isUnavailableWithoutItsDatabase() {
    try (var nowhere = new Pool()) {
      nowhere.setJdbcUrl("jdbc:mysql://127.0.0.1:" + Ports.any() + "/storeflow");
      var pulse = new DatabasePulse(nowhere);
      var answer = new HealthController(pulse).show();
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
      assertThat(answer.getBody()).isEqualTo("unavailable");
      pulse.close();
    }
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:" + port + path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
