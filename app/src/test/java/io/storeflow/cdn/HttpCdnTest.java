package io.storeflow.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that notes what it is told. */
class HttpCdnTest {
  private final List<String> told = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private HttpServer server;
  private int answer = 200;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/purge", this::note);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void tellsItAddressesInPartsThatItTakes() {
    var addresses = IntStream.range(0, 65).mapToObj(it -> "https://shop.example/" + it).toList();
    cdn().forget(addresses);
    assertThat(told).hasSize(3);
    assertThat(told.getFirst()).startsWith("{\"files\":[\"https://shop.example/0\",");
    assertThat(told.getLast()).endsWith("\"https://shop.example/64\"]}");
    assertThat(tokens).containsOnly("Bearer secret");
  }

  @Test
  void isAwayWhereTryingAgainHelps() {
    for (int status : new int[] {429, 500, 503}) {
      answer = status;
      assertThatThrownBy(() -> cdn().forget(List.of("https://shop.example/a")))
          .isInstanceOf(CdnAway.class);
    }
    server.stop(0);
    assertThatThrownBy(() -> cdn().forget(List.of("https://shop.example/a")))
        .isInstanceOf(CdnAway.class);
  }

  @Test
  void saysWhichSettingIsWrongWhereItIsRefused() {
    answer = 403;
    assertThatThrownBy(() -> cdn().forget(List.of("https://shop.example/a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("403")
        .hasMessageContaining("STOREFLOW_CDN_PURGE_URL");
  }

  private Cdn cdn() {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/purge");
    return new HttpCdn(url, "secret", new JsonMapper());
  }

  private void note(HttpExchange request) throws IOException {
    told.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    tokens.add(request.getRequestHeaders().getFirst("Authorization"));
    request.sendResponseHeaders(answer, -1);
    request.close();
  }
}
