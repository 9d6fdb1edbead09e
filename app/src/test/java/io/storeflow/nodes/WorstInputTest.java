package io.storeflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.media.MediaFiles;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Newcomer;
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The worst that each route takes, forty at once, at the heap of the README's run and at that of a
 * container of 1 GB. Each is answered, or told when to come back; no node ends; afterwards it
 * serves.
 */
@AppTest
@Tag("processes")
@Tag("any-engine")
class WorstInputTest {
  private static final int AT_ONCE = 40;
  private static final int READERS = 75;

  /** Routes that share a moment. */
  private static final int TOGETHER = 4;

  private static final String FORM = "application/x-www-form-urlencoded";

  /** What would only sign the sender out. */
  private static final Pattern ENDS_THE_SESSION = Pattern.compile("/logout|/account/sessions.*");

  @Autowired World world;
  @Autowired MediaFiles media;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private Store store;
  private String email;

  @BeforeEach
  void store() {
    store = world.store();
    email = world.member(store, Role.MANAGER).email();
  }

  static Stream<List<String>> heaps() throws IOException {
    var jvm =
        Pattern.compile("<app.jvm>(.*)</app.jvm>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(jvm.find()).isTrue();
    var readme = Arrays.stream(jvm.group(1).split(" ")).filter(it -> it.startsWith("-X"));
    return Stream.of(readme.toList(), List.of("-Xmx410m"));
  }

  @ParameterizedTest
  @MethodSource("heaps")
  void endsNoNode(List<String> heap) throws Exception {
    Map<String, String> settings = new HashMap<>();
    heap.forEach(flag -> settings.put(flag, ""));
    settings.put("-XX:+ExitOnOutOfMemoryError", "");
    try (var node = AppProcess.start(0, settings)) {
      people(node);
      pictures(node);
      everyRoute(node);
      slowReaders(node);
      serves(node);
      assertThat(node.output()).doesNotContain("OutOfMemoryError");
    }
  }

  /** Twenty sign in and twenty sign up. */
  private void people(AppProcess node) throws Exception {
    List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < AT_ONCE / 2; i++) {
      var in = new Client(node.port());
      var signIn = form(in, "/login");
      signIn.put("email", email);
      signIn.put("password", World.PASSWORD);
      calls.add(() -> in.post("/login", signIn));
      var up = new Client(node.port());
      var signUp = form(up, "/signup");
      signUp.putAll(new Newcomer().fields());
      calls.add(() -> up.post("/signup", signUp));
    }
    var answers = AtOnce.all(calls);
    assertThat(answers).extracting(HttpResponse::statusCode).contains(302);
    told(answers);
  }

  /** Ten each of four kinds that need much memory or time for few bytes. */
  private void pictures(AppProcess node) throws Exception {
    var worst =
        List.of(
            WorstInput.deep(), WorstInput.large(), WorstInput.noise(), WorstInput.progressive());
    var client = signedIn(node);
    var fields = form(client, products() + "/new");
    List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      var file = worst.get(i % worst.size());
      calls.add(() -> client.upload(products(), fields, file));
    }
    var shopper = new Client(node.port());
    calls.add(() -> shopper.get("/shop/" + store.slug()));
    var answers = AtOnce.all(calls);
    told(answers);
    assertThat(answers.getLast().statusCode()).isEqualTo(200);
    // Without a title no product is made; the picture was taken all the same.
    assertThat(answers).anyMatch(it -> it.body().contains("/media/" + store.publicId()));
  }

  /**
   * The longest body, as one member and as many. Some routes share a moment: one that keeps too
   * much of what is sent to it does so beside them as well.
   */
  private void everyRoute(AppProcess node) throws Exception {
    var client = signedIn(node);
    var token = form(client, products() + "/new").get("_csrf");
    var forms = WorstInput.forms(String.valueOf(token));
    var routes =
        Route.all(mapping).stream()
            .filter(Route::isUnsafe)
            .filter(it -> !ENDS_THE_SESSION.matcher(it.pattern()).matches())
            .toList();
    assertThat(routes).hasSizeGreaterThan(40);
    for (int i = 0; i < routes.size(); i += TOGETHER) {
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      for (var route : routes.subList(i, Math.min(i + TOGETHER, routes.size())))
        for (int each = 0; each < AT_ONCE / TOGETHER; each++)
          calls.add(call(client, route, forms, each));
      told(AtOnce.all(calls));
    }
  }

  private Callable<HttpResponse<String>> call(
      Client client, Route route, List<byte[]> forms, int number) {
    var path = route.path(store.slug(), Map.of());
    boolean api = path.startsWith("/api/");
    var bodies = api ? WorstInput.json() : forms;
    var body = bodies.get(number % bodies.size());
    return () -> {
      try {
        return client.send(route.method().name(), path, api ? "application/json" : FORM, body);
      } catch (UncheckedIOException cut) {
        throw new AssertionError(route + " answered nothing that can be read", cut);
      }
    };
  }

  /** Those who take nothing of a long picture: they hold places, and no more. */
  private void slowReaders(AppProcess node) throws Exception {
    var file = new PictureFile("image/png", 1000, 1000, new byte[4 << 20], null);
    var picture = media.keepAll(store, List.of(file)).getFirst().publicId();
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < READERS; i++) {
        var socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
        var get = "GET /media/" + store.publicId() + "/" + picture + " HTTP/1.1\r\nHost: a\r\n\r\n";
        socket.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
      }
      // All at once: a thread for each would be more than may be used for them.
      for (var socket : sockets)
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
      serves(node);
    } finally {
      for (var socket : sockets) socket.close();
    }
    var whole = new Client(node.port());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                whole.get("/media/" + store.publicId() + "/" + picture).body().length()
                    > 1_000_000);
  }

  private void serves(AppProcess node) {
    assertThat(new Client(node.port()).get("/shop/" + store.slug()).statusCode()).isEqualTo(200);
    assertThat(new Client(node.port()).get("/healthz").statusCode()).isEqualTo(200);
    assertThat(signedIn(node).get(products()).statusCode()).isEqualTo(200);
  }

  /** Who is refused for want of room is told when to come back; nothing else of ours fails. */
  private static void told(List<HttpResponse<String>> answers) {
    for (var answer : answers) {
      if (answer.statusCode() == 503)
        assertThat(answer.headers().firstValue("Retry-After")).as(where(answer)).isPresent();
      else assertThat(answer.statusCode()).as(where(answer)).isLessThan(500);
    }
  }

  private static String where(HttpResponse<String> answer) {
    return answer.request().method() + " " + answer.uri();
  }

  private Client signedIn(AppProcess node) {
    var client = new Client(node.port());
    var fields = form(client, "/login");
    fields.put("email", email);
    fields.put("password", World.PASSWORD);
    assertThat(client.post("/login", fields).statusCode()).isEqualTo(302);
    return client;
  }

  private static Map<String, String> form(Client client, String page) {
    return new LinkedHashMap<>(Map.of("_csrf", Client.hidden(client.get(page), "_csrf")));
  }

  private String products() {
    return "/s/" + store.slug() + "/products";
  }
}
