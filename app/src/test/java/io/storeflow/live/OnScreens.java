package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.SignedIn;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What screens are told that follow a store with a cook. */
public abstract class OnScreens {
  @Autowired private AutowireCapableBeanFactory beans;
  @LocalServerPort protected int port;

  protected LiveWorld world;
  protected Store store;
  protected SignedIn cook;

  @BeforeEach
  protected void aStoreWithACook() {
    world = beans.createBean(LiveWorld.class);
    store = world.store();
    cook = world.person(store, Role.FULFILMENT);
  }

  /** The board of the cook, which follows the orders. */
  protected StompScreen board() {
    return connect(world.signIn(cook)).follow(orders(store));
  }

  protected StompScreen connect(Map<String, String> headers) {
    return StompScreen.connect(port, headers);
  }

  /** Asserts that these headers may not follow that, and returns why. */
  protected String refuses(Map<String, String> headers, String destination) {
    try (var screen = connect(headers)) {
      screen.subscribe(destination);
      return screen.refusal();
    }
  }

  /** Reads messages up to this number, each of which must begin where the one before it ended. */
  protected static List<JsonNode> until(StompScreen screen, long seq) {
    List<JsonNode> messages = new ArrayList<>();
    long last = -1;
    while (last < seq) {
      var message = screen.message();
      if (last >= 0) assertThat(message.get("prev_seq").asLong()).isEqualTo(last);
      last = message.get("seq").asLong();
      messages.add(message);
    }
    assertThat(last).isEqualTo(seq);
    return messages;
  }

  protected static Topic orders(Store store) {
    return new Topic(Topic.Kind.ORDERS, store.publicId());
  }

  protected static Topic notifications(Store store) {
    return new Topic(Topic.Kind.NOTIFICATIONS, store.merchant().publicId());
  }
}
