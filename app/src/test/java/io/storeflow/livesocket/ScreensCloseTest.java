package io.storeflow.livesocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.account.Person;
import io.storeflow.desk.BoardPasses;
import io.storeflow.live.OnScreens;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Screens close when their session or the pass of their board ends, and only then. */
@AppTest
class ScreensCloseTest extends OnScreens {
  @Autowired private World people;
  @Autowired private BoardPasses passes;
  @Autowired private Stores stores;
  @Autowired private MeterRegistry meters;

  @Test
  void aPassOpensTheBoardOfItsStoreAlone() {
    var other = world.store();
    var access = stores.enter(cook, store.slug()).orElseThrow();
    var token = passes.issue(access, "a session");
    try (var board = connect(cookie(store, token))) {
      board.follow(orders(store));
    }
    refuses(cookie(other, token), orders(other).destination());
    refuses(cookie(store, token + "x"), orders(store).destination());
    refuses(cookie(store, token), notifications(store).destination());
    world.removeFrom(store, cook);
    refuses(cookie(store, token), orders(store).destination());
  }

  @Test
  void closesTheScreensOfWhoSignsOutEverywhere() {
    var chef = people.member(store, Role.FULFILMENT);
    var here = signedIn(chef);
    var token =
        passes.issue(stores.enter(World.signedIn(chef), store.slug()).orElseThrow(), "a session");
    try (var dashboard = connect(session(here)).follow(orders(store));
        var silent = connect(session(here));
        var byPass = connect(cookie(store, token)).follow(orders(store));
        var other = board()) {
      here.post("/account/sessions", "/account/sessions/end-all", Map.of());
      assertThat(dashboard.closeCode()).isEqualTo(1008);
      assertThat(byPass.closeCode()).isEqualTo(1008);
      silent.subscribe(orders(store).destination());
      silent.refusal();
      world.placeOrder(store);
      assertThat(other.message().get("event").asString()).isEqualTo("OrderCreated");
    }
  }

  @Test
  void closesTheBoardOfTheBrowserThatSignsOutAndNoOther() {
    var chef = people.member(store, Role.FULFILMENT);
    var here = signedIn(chef);
    var there = signedIn(chef);
    var name = "sf_board_" + store.publicId();
    for (var browser : List.of(here, there))
      assertThat(browser.get("/s/" + store.slug() + "/board/kitchen").statusCode()).isEqualTo(200);
    var token = here.cookie(name);
    try (var mine = connect(cookie(store, token)).follow(orders(store));
        var kept = connect(cookie(store, there.cookie(name))).follow(orders(store))) {
      here.post("/account", "/logout", Map.of());
      assertThat(mine.closeCode()).isEqualTo(1008);
      assertThat(here.cookie(name)).isEmpty();
      assertThat(passes.enter(store.slug(), token)).isEmpty();
      assertThat(passes.enter(store.slug(), there.cookie(name))).isPresent();
      world.placeOrder(store);
      assertThat(kept.message().get("event").asString()).isEqualTo("OrderCreated");
    }
  }

  /** Many boards are opened by passes; each look at one asks the database. */
  @Test
  void whoSignsOutHasNoBoardsOfOthersLookedAt() {
    var cookToken =
        passes.issue(stores.enter(cook, store.slug()).orElseThrow(), "session of the cook");
    var chef = people.member(store, Role.FULFILMENT);
    var chefToken =
        passes.issue(
            stores.enter(World.signedIn(chef), store.slug()).orElseThrow(), "session of the chef");
    var looked = meters.counter("storeflow.live.looked");
    try (var first = connect(cookie(store, cookToken)).follow(orders(store));
        var second = connect(cookie(store, cookToken)).follow(orders(store));
        var mine = connect(cookie(store, chefToken)).follow(orders(store))) {
      double before = looked.count();
      var stranger = signedIn(people.person());
      stranger.post("/account", "/logout", Map.of());
      assertThat(looked.count()).isEqualTo(before);
      var here = signedIn(chef);
      here.post("/account/sessions", "/account/sessions/end-all", Map.of());
      assertThat(mine.closeCode()).isEqualTo(1008);
      assertThat(looked.count() - before).isBetween(1.0, 2.0);
      world.placeOrder(store);
      assertThat(first.message().get("event").asString()).isEqualTo("OrderCreated");
      assertThat(second.message().get("event").asString()).isEqualTo("OrderCreated");
    }
  }

  private Visitor signedIn(Person person) {
    var visitor = new Visitor(port);
    assertThat(visitor.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(302);
    return visitor;
  }

  private static Map<String, String> session(Visitor visitor) {
    return Map.of("Cookie", "SESSION=" + visitor.session());
  }

  private static Map<String, String> cookie(Store store, String token) {
    return Map.of("Cookie", "sf_board_" + store.publicId() + "=" + token);
  }
}
