package io.storeflow.platform.limit;

import static io.storeflow.db.Tables.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages that were counted by nobody: each has a limit, and a refusal that says so. */
@AppTest
class LimitsOfPagesTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired RateLimits limits;
  @Autowired DSLContext db;

  @Value("${storeflow.most-stores}")
  int mostStores;

  @Test
  void aBoardIsCountedByItsAddressWithoutASession() {
    var store = world.store();
    var stranger = new Visitor(port);
    var tickets = "/s/" + store.slug() + "/board/kitchen/tickets";
    assertThat(stranger.get(tickets).statusCode()).isNotEqualTo(429);
    // A peer that is no trusted proxy is counted as itself.
    exhaust(Rule.BOARD, stranger.address());
    var refused = stranger.get(tickets);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(new Visitor(port).get(tickets).statusCode()).isNotEqualTo(429);
  }

  @Test
  void aBoardIsCountedByThePersonWithOne() {
    var store = world.store();
    var person = world.member(store, Role.FULFILMENT);
    var cook = staff.visitor(World.signedIn(person));
    var board = "/s/" + store.slug() + "/board/kitchen";
    assertThat(cook.get(board).statusCode()).isEqualTo(200);
    exhaust(Rule.BOARD, Long.toString(person.id()));
    assertThat(cook.get(board).statusCode()).isEqualTo(429);
  }

  @Test
  void uploadsAreCountedByTheStore() {
    var store = world.store();
    var person = world.member(store, Role.OWNER);
    var owner = new Visitor(port);
    owner.signIn(person.email(), World.PASSWORD);
    exhaust(Rule.UPLOAD, store.publicId());
    var products = "/s/" + store.slug() + "/products";
    var refused = owner.upload(products + "/new", products, "file", "no picture");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Very many pictures were sent to this store");
  }

  @Test
  void filesOfStrangersAreNotRead() {
    var store = world.store();
    var products = "/s/" + store.slug() + "/products";
    var stranger = new Visitor(port);
    var answer = stranger.upload("/login", products, "file", "a".repeat(1_000_000));
    assertThat(answer.headers().firstValue("Location")).hasValue("/login");
    assertThat(answer.headers().firstValue("Connection")).hasValue("close");
  }

  @Test
  void aMerchantHasSoManyStores() {
    var merchant = world.merchant();
    var first = world.store(merchant);
    var owner = staff.visitor(World.signedIn(world.member(merchant, Role.OWNER)));
    var columns = db.selectFrom(STORE).where(STORE.ID.eq(first.id())).fetchSingle();
    var rows =
        java.util.stream.IntStream.range(1, mostStores)
            .mapToObj(
                n -> {
                  var row = columns.copy();
                  row.setId(Ids.next());
                  row.setPublicId(PublicId.random());
                  row.setSlug(first.slug() + "-" + n);
                  return row;
                })
            .toList();
    db.batchInsert(rows).execute();
    var refused =
        owner.post(
            "/stores/new",
            "/stores/new",
            "merchant",
            merchant.publicId(),
            "storeName",
            "One more",
            "slug",
            first.slug() + "-more",
            "country",
            "DE",
            "kind",
            "restaurant");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("at most 1,000 stores");
  }

  private void exhaust(Rule rule, String key) {
    while (limits.take(rule, key).allowed()) {
      // until no more are
    }
  }
}
