package io.storeflow.kitchen;

import static io.storeflow.db.Tables.BOARD_PASS;
import static io.storeflow.kitchen.Cooks.SCRIPT;
import static io.storeflow.kitchen.Cooks.board;
import static io.storeflow.kitchen.Cooks.bump;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Orders;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may open the board, and for how long: by a session or by the pass that outlives it. */
@AppTest
class BoardPassTest {

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private KitchenQueries queries;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private Cooks cooks;

  @BeforeEach
  void cooks() {
    cooks = new Cooks(staff, queries);
  }

  @Test
  void refusesBumpsThatOtherSitesMakeABrowserSend() {
    var store = world.store();
    var cook = cooks.of(store);
    long number = placed.order(store, clock.instant(), NEW);
    var moves = board(store) + "/tickets/" + number + "/moves";
    assertThat(
            cook.postPlain(moves, Map.of("Origin", "https://evil.example"), "to", "PREPARING")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            cook.postPlain(moves, Map.of("Sec-Fetch-Site", "cross-site"), "to", "PREPARING")
                .statusCode())
        .isEqualTo(403);
    assertThat(cooks.state(store, number)).isEqualTo(NEW);
    assertThat(
            cook.postPlain(moves, Map.of("Sec-Fetch-Site", "same-origin"), "to", "PREPARING")
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void outlivesTheSessionOfWhoOpenedItButNotItsPass() {
    var store = world.store();
    var cook = cooks.of(store);
    long number = placed.order(store, clock.instant(), NEW);
    assertThat(cook.get(board(store)).statusCode()).isEqualTo(200);
    staff.end(cook);
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).body())
        .contains("id=\"t" + number + "\"");
    assertThat(cook.get(board(store)).body())
        .contains("id=\"t" + number + "\"")
        .doesNotContain("??");
    assertThat(bump(cook, store, number, "to", "PREPARING")).isEqualTo(204);
    assertThat(cook.get("/s/" + store.slug() + "/orders").statusCode())
        .as("a pass opens the board alone")
        .isEqualTo(302);
    var other = world.store(store.merchant());
    assertThat(cook.get(board(other) + "/tickets", SCRIPT).statusCode()).isEqualTo(401);
    var pass = Owned.only(store, BOARD_PASS);
    db.deleteFrom(pass).execute();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(401);
    assertThat(bump(cook, store, number, "to", "READY")).isEqualTo(401);
    var page = cook.get(board(store));
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(cooks.state(store, number)).isEqualTo(PREPARING);
  }

  /** A pass is prolonged while it is used, and opens nothing once it has expired. */
  @Test
  void isShutWhenItsPassHasRunOut() {
    var store = world.store();
    var cook = cooks.of(store);
    cook.get(board(store));
    staff.end(cook);
    var pass = Owned.only(store, BOARD_PASS);
    db.update(pass).set(pass.EXPIRES_AT, clock.instant().plusSeconds(60)).execute();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(200);
    assertThat(db.select(pass.EXPIRES_AT).from(pass).fetchSingle(pass.EXPIRES_AT))
        .isAfter(clock.instant().plus(java.time.Duration.ofHours(12)));
    db.update(pass).set(pass.EXPIRES_AT, clock.instant().minusSeconds(1)).execute();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(401);
  }

  @Test
  void isWhereASignInLeadsBackTo() {
    var store = world.store();
    var person = world.member(store, Role.FULFILMENT);
    var screen = staff.visitor(null);
    assertThat(screen.path(screen.get(board(store), "Accept", "text/html"))).isEqualTo("/login");
    var answer =
        screen.post("/login", "/login", "email", person.email(), "password", World.PASSWORD);
    assertThat(screen.path(answer)).isEqualTo(board(store));
  }

  @Test
  void opensForThoseWhoMayUseItAlone() {
    var store = world.store();
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get(board(store)).statusCode()).isEqualTo(403);
    var foreign = staff.visitor(world.store(), Role.OWNER);
    assertThat(foreign.get(board(store)).statusCode()).isEqualTo(404);
    assertThat(foreign.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(404);
    var nobody = staff.visitor(null);
    assertThat(nobody.get("/s/no-such-store/board/kitchen/tickets", SCRIPT).statusCode())
        .isEqualTo(401);
    assertThat(nobody.cookies()).as("no session for nobody").doesNotContainKey("SESSION");
  }

  /** Without a cookie a hundred requests made a hundred passes. */
  @Test
  void aSessionThatKeepsNoCookieHoldsAFewPasses() {
    var store = world.store();
    var cook = cooks.of(store);
    var opened = new HashSet<String>();
    for (int i = 0; i < 20; i++) {
      assertThat(cook.get(board(store)).statusCode()).isEqualTo(200);
      cook.cookies()
          .entrySet()
          .removeIf(it -> it.getKey().contains("board") && opened.add(it.getValue()));
    }
    assertThat(opened).hasSize(20);
    var pass = Owned.only(store, BOARD_PASS);
    var kept = db.select(pass.TOKEN_HASH).from(pass).fetch(pass.TOKEN_HASH);
    assertThat(kept).hasSize(3).doesNotContainAnyElementsOf(opened);
  }
}
