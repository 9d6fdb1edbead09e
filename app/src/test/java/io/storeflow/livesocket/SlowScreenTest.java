package io.storeflow.livesocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.live.LiveWorld;
import io.storeflow.live.StompScreen;
import io.storeflow.live.Topic;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.simp.SimpMessagingTemplate;

@AppTest
class SlowScreenTest {
  /** Together more than the system keeps for a socket that nobody reads, and we beside it. */
  private static final int MESSAGES = 400;

  private static final String LONG = "x".repeat(64 * 1024);

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired SimpMessagingTemplate broker;
  @Autowired MeterRegistry meters;
  @LocalServerPort int port;

  @Test
  void isCutOffAndHoldsUpNobody() throws Exception {
    var world = beans.createBean(LiveWorld.class);
    var store = world.store();
    var topic = new Topic(Topic.Kind.ORDERS, store.publicId());
    var cook = world.signIn(world.person(store, Role.FULFILMENT));
    try (var wire = Wire.to(port);
        var _ = StompScreen.connect(wire.port(), cook).follow(topic);
        var quick = StompScreen.connect(port, cook).follow(topic)) {
      double before = meters.counter("storeflow.live.cut").count();
      wire.cut();
      for (int i = 0; i < MESSAGES; i++) {
        broker.convertAndSend(topic.destination(), LONG);
        assertThat(quick.next().body()).isEqualTo(LONG);
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(meters.counter("storeflow.live.cut").count()).isEqualTo(before + 1));
      world.placeOrder(store);
      assertThat(quick.message().get("event").asString()).isEqualTo("OrderCreated");
      wire.mend();
      // First comes all that was on its way. The end is looked for on the wire: the JDK's client
      // loses one that comes while its listener is at work on what came before.
      assertThat(wire.endedByNode()).succeedsWithin(Duration.ofMinutes(1));
    }
  }
}
