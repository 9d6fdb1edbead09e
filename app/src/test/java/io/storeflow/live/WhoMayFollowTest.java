package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Permission;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may follow which topic, and what is refused. */
@AppTest
class WhoMayFollowTest extends OnScreens {
  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OWNER", "MANAGER", "SUPPORT", "FULFILMENT", "VIEWER"})
  void letsThoseFollowOrdersWhoSeeThem(Role role) {
    try (var screen = connect(world.signIn(world.person(store, role)))) {
      screen.follow(orders(store));
    }
  }

  @Test
  void refusesOrdersToARoleThatDoesNotSeeThem() {
    refuses(world.signIn(world.person(store, Role.CATALOGUE)), orders(store).destination());
  }

  /** Every kind of channel and every role: a new one of either has to be given its line here. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void opensToEachRoleWhatTheTableOfPermissionsSays(Role role) {
    var other = world.store();
    var order = world.order(store);
    var foreignOrder = world.order(other);
    for (var kind : Topic.Kind.values()) {
      boolean sees = role.may(Permission.SEE_ORDERS);
      boolean mine =
          switch (kind) {
            case ORDERS -> sees || role.may(Permission.USE_BOARD);
            case NOTIFICATIONS -> sees;
            case INVENTORY, TRACK, MEMBER -> true;
          };
      boolean foreign =
          switch (kind) {
            case ORDERS, NOTIFICATIONS -> false;
            case INVENTORY, TRACK, MEMBER -> true;
          };
      var person = world.signIn(world.everywhere(store, role));
      assertThat(opens(person, new Topic(kind, idOf(kind, store, order))))
          .as(role + " " + kind)
          .isEqualTo(mine);
      assertThat(opens(person, new Topic(kind, idOf(kind, other, foreignOrder))))
          .as(role + " foreign " + kind)
          .isEqualTo(foreign);
    }
  }

  private static String idOf(Topic.Kind kind, Store store, LiveWorld.PlacedOrder order) {
    return switch (kind) {
      case ORDERS, INVENTORY -> store.publicId();
      case NOTIFICATIONS -> store.merchant().publicId();
      case TRACK, MEMBER -> order.publicId();
    };
  }

  private boolean opens(Map<String, String> person, Topic topic) {
    try (var screen = connect(person)) {
      screen.subscribe(topic.destination());
      return screen.next().command().equals("RECEIPT");
    }
  }

  @Test
  void refusesForeignAndUnknownStoresAlike() {
    var me = world.signIn(cook);
    var foreign = refuses(me, orders(world.store()).destination());
    var unknown = refuses(me, new Topic(Topic.Kind.ORDERS, PublicId.random()).destination());
    assertThat(foreign).isEqualTo(unknown);
  }

  @Test
  void refusesOrdersAndNotificationsToNobody() {
    refuses(Map.of(), orders(store).destination());
    refuses(Map.of(), notifications(store).destination());
  }

  @Test
  void refusesNotificationsOfAForeignMerchant() {
    var viewer = world.everywhere(store, Role.VIEWER);
    refuses(world.signIn(viewer), notifications(world.store()).destination());
  }

  @Test
  void refusesNotificationsOfAllStoresToPeopleOfOneStore() {
    refuses(world.signIn(cook), notifications(store).destination());
  }

  @Test
  void refusesNotificationsToPeopleWhoMayNotSeeOrders() {
    var catalogue = world.everywhere(store, Role.CATALOGUE);
    refuses(world.signIn(catalogue), notifications(store).destination());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/topic/**", "/topic/*", "/topic/store.*.orders", "/user/queue/x", "/topic/none"})
  void refusesWildcardsAndUnknownTopics(String destination) {
    refuses(world.signIn(cook), destination);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEND", "BEGIN", "ACK", "COMMIT"})
  void refusesToBeTalkedTo(String command) {
    try (var screen = connect(world.signIn(cook))) {
      screen.send(
          command + "\ndestination:" + orders(store).destination() + "\nid:1\ntransaction:1\n\n{}");
      screen.refusal();
    }
  }

  @Test
  void refusesASubscriptionBeforeConnect() {
    try (var screen = StompScreen.open(port, Map.of())) {
      screen.subscribe(new Topic(Topic.Kind.TRACK, PublicId.random()).destination());
      screen.refusal();
    }
  }

  @Test
  void limitsTheSubscriptionsOfASocket() {
    try (var screen = connect(Map.of())) {
      for (int i = 0; i < 20; i++) screen.follow(new Topic(Topic.Kind.TRACK, PublicId.random()));
      screen.subscribe(new Topic(Topic.Kind.TRACK, PublicId.random()).destination());
      screen.refusal();
    }
  }
}
