package io.storeflow.productpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.Socket;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A picture that is too large, sent as browsers send it: all of it, before they read the answer.
 */
@AppTest
class LargeUploadTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({"10, 422", "11, 413", "20, 413"})
  void isRefusedWithAPageAndWritesNothing(int megabytes, int status) {
    var store = world.store();
    var manager = new Visitor(port);
    manager.signIn(world.member(store, Role.MANAGER).email(), World.PASSWORD);
    var products = "/s/" + store.slug() + "/products";
    var picture = "x".repeat(megabytes * 1024 * 1024 + 1);
    var answer = manager.upload(products + "/new", products, "file", picture);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<h1", "10 MB");
    if (status == 413)
      assertThat(answer.body())
          .contains("up to 11 MB", "Go back: what you typed is still there", "<dd>" + products);
    assertThat(db.fetchCount(only(store, PRODUCT))).isZero();
  }

  /** Spring would read its 60 MB once more to tell of it. */
  @Test
  void aFileOfProductsIsHeldToItsOwnLimit() throws Exception {
    var imports = "/s/" + world.store().slug() + "/products/imports";
    var head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000000\r\n%s\r\n\r\n"
            .formatted(imports, "Content-Type: multipart/form-data; boundary=x");
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 413")
          .contains("(CSV) may have up to 50 MB", "<dd>" + imports)
          .doesNotContain("10 MB");
    }
  }
}
