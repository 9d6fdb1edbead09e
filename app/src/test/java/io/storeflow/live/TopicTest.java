package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrites(Topic.Kind kind) {
    var topic = new Topic(kind, PublicId.random());
    assertThat(Topic.parse(topic.destination())).contains(topic);
  }

  @Test
  void isNamedAsTheContractSays() {
    var id = "0123456789ABCDEFGHIJKL";
    assertThat(new Topic(Topic.Kind.ORDERS, id)).hasToString("/topic/store." + id + ".orders");
    assertThat(new Topic(Topic.Kind.INVENTORY, id))
        .hasToString("/topic/store." + id + ".inventory");
    assertThat(new Topic(Topic.Kind.NOTIFICATIONS, id))
        .hasToString("/topic/merchant." + id + ".notifications");
    assertThat(new Topic(Topic.Kind.TRACK, id)).hasToString("/topic/track." + id);
    assertThat(new Topic(Topic.Kind.MEMBER, id)).hasToString("/topic/member." + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/topic/",
        "/topic/**",
        "/topic/*",
        "/topic/store.*.orders",
        "/topic/store.0123456789ABCDEFGHIJKL.*",
        "/topic/store.0123456789ABCDEFGHIJKL",
        "/topic/store.0123456789ABCDEFGHIJKL.notifications",
        "/topic/merchant.0123456789ABCDEFGHIJKL.orders",
        "/topic/track.0123456789ABCDEFGHIJKL.orders",
        "/topic/track.0123456789ABCDEFGHIJK",
        "/topic/track.0123456789ABCDEFGHIJ{}",
        "/topic/track.0123456789ABCDEFGHIJKL ",
        "/topic/track.0123456789ABCDEFGHIJKL/x",
        "/queue/track.0123456789ABCDEFGHIJKL",
        "/user/topic/track.0123456789ABCDEFGHIJKL",
        "/TOPIC/track.0123456789ABCDEFGHIJKL"
      })
  void refusesEverythingElse(String destination) {
    assertThat(Topic.parse(destination)).isEmpty();
  }
}
