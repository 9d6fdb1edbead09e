package io.storeflow.productpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import org.jooq.DSLContext;
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
    assertThat(db.fetchCount(only(store, PRODUCT))).isZero();
  }
}
