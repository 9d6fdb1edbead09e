package io.storeflow.importpicture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFetchTest {
  @TempDir Path folder;
  HttpServer server;
  String base = "";
  final CountDownLatch over = new CountDownLatch(1);
  final PictureFetch fetch = new PictureFetch(List.of("127.0.0.1"), Duration.ofMillis(800));
  final PictureFetch strict = new PictureFetch(List.of(), Duration.ofSeconds(2));

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/a.jpg", it -> answer(it, 200, new byte[] {1, 2, 3}));
    server.createContext("/large.jpg", it -> answer(it, 200, new byte[11 * 1024 * 1024]));
    server.createContext("/gone.jpg", it -> answer(it, 404, new byte[0]));
    server.createContext("/there.jpg", it -> to(it, "/a.jpg"));
    server.createContext("/round.jpg", it -> to(it, "/round.jpg"));
    server.createContext("/inside.jpg", it -> to(it, "http://localhost:1/secret"));
    server.createContext("/metadata.jpg", it -> to(it, "http://169.254.169.254/latest"));
    server.createContext("/file.jpg", it -> to(it, "file:///etc/passwd"));
    server.createContext("/slow.jpg", this::slowly);
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    over.countDown();
    server.stop(0);
    fetch.close();
    strict.close();
  }

  private static void answer(HttpExchange it, int status, byte[] bytes) throws IOException {
    try (it) {
      it.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      it.getResponseBody().write(bytes);
    } catch (IOException gone) {
      // Who asked has had enough.
    }
  }

  private static void to(HttpExchange it, String location) throws IOException {
    it.getResponseHeaders().set("Location", location);
    answer(it, 302, new byte[0]);
  }

  /** A byte now and then, for ever. */
  private void slowly(HttpExchange it) {
    try (it) {
      it.sendResponseHeaders(200, 0);
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        it.getResponseBody().write(1);
        it.getResponseBody().flush();
      }
    } catch (IOException | InterruptedException gone) {
      // Who asked has had enough.
    }
  }

  private void refuses(PictureFetch by, String address, PictureRefusal why) {
    assertThatThrownBy(() -> by.into(folder.resolve("out"), address))
        .isInstanceOfSatisfying(NotFetched.class, it -> assertThat(it.why()).isEqualTo(why));
  }

  @Test
  void fetchesWhatIsThereAlsoByAWayAround() throws Exception {
    for (var path : List.of("/a.jpg", "/there.jpg")) {
      var file = folder.resolve(path.substring(1));
      fetch.into(file, base + path);
      assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void leavesWhatIsTooLargeTooSlowOrNotThere() {
    refuses(fetch, base + "/large.jpg", PictureRefusal.LARGE);
    refuses(fetch, base + "/gone.jpg", PictureRefusal.MISSING);
    refuses(fetch, base + "/slow.jpg", PictureRefusal.SILENT);
    refuses(fetch, "http://127.0.0.1:1/a.jpg", PictureRefusal.SILENT);
  }

  /** Answers whoever comes with a beginning, and then with one piece after the other, for ever. */
  private ServerSocket endless(String begin, String piece, int pauseMillis) throws IOException {
    var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(
        () -> {
          try (var caller = socket.accept()) {
            var out = caller.getOutputStream();
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            while (!over.await(pauseMillis, TimeUnit.MILLISECONDS))
              out.write(piece.getBytes(StandardCharsets.US_ASCII));
          } catch (IOException | InterruptedException gone) {
            // Who asked has had enough.
          }
        });
    return socket;
  }

  @Test
  @Timeout(4)
  void waitsForNoAnswerThatNeverBegins() throws Exception {
    try (var socket = endless("", "HTTP/1.1 102 Processing\r\n\r\n", 100)) {
      refuses(fetch, "http://127.0.0.1:" + socket.getLocalPort() + "/", PictureRefusal.SILENT);
    }
    try (var socket = endless("HTTP/1.1 200 OK\r\n", "A: b\r\n", 100)) {
      refuses(fetch, "http://127.0.0.1:" + socket.getLocalPort() + "/", PictureRefusal.SILENT);
    }
  }

  @Test
  @Timeout(10)
  void readsNoHeadersWithoutEnd() throws Exception {
    try (var patient = new PictureFetch(List.of("127.0.0.1"), Duration.ofSeconds(30))) {
      for (var piece : List.of("A: b\r\n", "a".repeat(1_000)))
        try (var socket = endless("HTTP/1.1 200 OK\r\n", piece, 1)) {
          refuses(
              patient, "http://127.0.0.1:" + socket.getLocalPort() + "/", PictureRefusal.SILENT);
        }
    }
  }

  @Test
  void followsNobodyIntoAPrivateNetwork() {
    refuses(fetch, base + "/inside.jpg", PictureRefusal.ADDRESS);
    refuses(fetch, base + "/metadata.jpg", PictureRefusal.ADDRESS);
    refuses(fetch, base + "/file.jpg", PictureRefusal.ADDRESS);
    refuses(fetch, base + "/round.jpg", PictureRefusal.ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a.jpg",
        "http://localhost/a.jpg",
        "http://[::1]/a.jpg",
        "http://[::ffff:127.0.0.1]/a.jpg",
        "http://2130706433/a.jpg",
        "http://0x7f.1/a.jpg",
        "http://10.0.0.1/a.jpg",
        "http://169.254.169.254/latest/meta-data",
        "http://192.168.1.1/a.jpg",
        "https://example.com:8443/a.jpg",
        "http://example.com:22/a.jpg",
        "http://user:secret@example.com/a.jpg",
        "ftp://example.com/a.jpg",
        "file:///etc/passwd",
        "gopher://example.com/",
        "//example.com/a.jpg",
        "a.jpg",
        ""
      })
  void goesNowhereButToTheOpenInternet(String address) {
    assertThatThrownBy(() -> strict.into(folder.resolve("out"), address))
        .isInstanceOfSatisfying(
            NotFetched.class,
            it -> assertThat(it.why()).isIn(PictureRefusal.ADDRESS, PictureRefusal.SILENT));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.2",
        "168.63.129.16",
        "169.254.1.1",
        "172.31.0.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fe80::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:db8::1",
        "::ffff:10.0.0.1"
      })
  void knowsWhatIsPrivate(String address) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101"})
  void knowsWhatIsOpen(String address) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
  }
}
