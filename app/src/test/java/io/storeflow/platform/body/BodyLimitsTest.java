package io.storeflow.platform.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.platform.client.ClientAddressFilter;
import io.storeflow.platform.client.RequestIdFilter;
import io.storeflow.platform.client.TrustedProxies;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.web.MessagesConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "spring.profiles.active=test",
      "spring.servlet.multipart.max-file-size=10MB",
      "spring.servlet.multipart.max-request-size=11MB"
    })
class BodyLimitsTest {

  private static final int API = 256 * 1024;
  private static final int OTHERS = 2 * 1024 * 1024;

  @Value("${local.server.port}")
  private int port;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anApiBodyUpToTheLimitIsRead(boolean chunked) throws Exception {
    var answer = post("/api/v1/echo", "application/json", json(API), chunked);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Integer.toString(API - 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLargerApiBodyIsAProblem(boolean chunked) throws Exception {
    var answer = post("/api/v1/echo", "application/json", json(API + 1), chunked);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = JsonMapper.shared().readValue(answer.body(), Map.class);
    assertThat(problem)
        .containsEntry("code", "body_too_large")
        .containsEntry("status", 413)
        .containsEntry("instance", "/api/v1/echo")
        .containsEntry("request_id", answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHugeApiBodyIsAProblemWhateverItsType(boolean chunked) throws Exception {
    for (var type : new String[] {"application/json", "multipart/form-data; boundary=x"}) {
      assertThat(post("/api/v1/echo", type, json(1_500_000), chunked).statusCode()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFormUpToTheLimitIsReadAndALargerOneRefused(boolean chunked) throws Exception {
    var form = "application/x-www-form-urlencoded";
    var fits = post("/form", form, "note=" + "a".repeat(OTHERS - 5), chunked);
    assertThat(fits.statusCode()).isEqualTo(200);
    assertThat(fits.body()).isEqualTo(Integer.toString(OTHERS - 5));
    assertThat(post("/form", form, "note=" + "a".repeat(OTHERS), chunked).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anyOtherBodyIsLimitedWhileItIsRead(boolean chunked) throws Exception {
    assertThat(post("/hook", "application/json", json(OTHERS), chunked).statusCode())
        .isEqualTo(200);
    assertThat(post("/hook", "application/json", json(OTHERS + 1), chunked).statusCode())
        .isEqualTo(413);
  }

  @Test
  void anUploadIsLeftToSpring() throws Exception {
    var part =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
            + "a".repeat(OTHERS + 1)
            + "\r\n--x--\r\n";
    var answer = post("/upload", "multipart/form-data; boundary=x", part, false);
    assertThat(answer.body()).isEqualTo(Integer.toString(OTHERS + 1));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String json(int length) {
    return '"' + "a".repeat(length - 2) + '"';
  }

  private HttpResponse<String> post(String path, String type, String body, boolean chunked)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", type)
            .version(HttpClient.Version.HTTP_1_1)
            .POST(chunked ? ofUnknownLength(body) : BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private static BodyPublisher ofUnknownLength(String body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes()));
  }

  @SpringBootConfiguration
  @ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
  })
  @Import({
    TrustedProxies.class,
    ClientAddressFilter.class,
    RequestIdFilter.class,
    BodyLimits.class,
    Bodies.class,
    HangUp.class,
    SimpleMeterRegistry.class,
    MessagesConfiguration.class,
    Sentences.class,
    Endpoints.class
  })
  static class Application {}

  @RestController
  static class Endpoints {

    @PostMapping("/api/v1/echo")
    String echo(@RequestBody JsonNode body) {
      return Integer.toString(body.asString().length());
    }

    @PostMapping("/form")
    String form(@RequestParam String note) {
      return Integer.toString(note.length());
    }

    @PostMapping("/upload")
    String upload(@RequestParam MultipartFile file) {
      return Long.toString(file.getSize());
    }

    @PostMapping("/hook")
    String hook(HttpServletRequest request) throws IOException {
      return Integer.toString(request.getInputStream().readAllBytes().length);
    }
  }
}
