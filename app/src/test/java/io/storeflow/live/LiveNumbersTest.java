package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Numbers of messages leave no gap: what was never told, was missed or goes through another node.
 */
@AppTest
class LiveNumbersTest extends OnScreens {
  @Autowired private MeterRegistry meters;

  @Test
  void healsWhatWasNeverTold() {
    try (var board = board()) {
      long began = System.nanoTime();
      long seq = world.placeOrderSilently(store);
      var message = board.message();
      assertThat(message.get("event").asString()).isEqualTo("Changed");
      assertThat(message.get("prev_seq").asLong()).isEqualTo(16);
      assertThat(message.get("seq").asLong()).isEqualTo(seq);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      world.placeOrder(store);
      assertThat(board.message().get("prev_seq").asLong()).isEqualTo(seq);
    }
  }

  @Test
  void healsATrackedOrderToo() {
    var order = world.order(store);
    try (var shopper = connect(Map.of())) {
      shopper.follow(new Topic(Topic.Kind.TRACK, order.publicId()));
      world.changeOrder(order, false);
      var message = shopper.message();
      assertThat(message.get("event").asString()).isEqualTo("Changed");
      assertThat(message.get("seq").asLong()).isEqualTo(2);
    }
  }

  @Test
  void tellsWhoeverIsBehindWhenTheSubscriptionHolds() {
    try (var board = board();
        var late = connect(world.signIn(cook))) {
      world.placeOrder(store);
      board.message();
      late.subscribe(orders(store).destination(), "seq:16");
      var frames = List.of(late.next(), late.next()); // the receipt is the other one
      var missed =
          frames.stream()
              .filter(frame -> frame.command().equals("MESSAGE"))
              .findFirst()
              .orElseThrow()
              .json();
      assertThat(missed.get("event").asString()).isEqualTo("Changed");
      assertThat(missed.get("prev_seq").asLong()).isEqualTo(16);
      assertThat(missed.get("seq").asLong()).isEqualTo(17);
    }
  }

  @Test
  void numbersGoOnWithoutAGapUnderManyWriters() throws Exception {
    int orders = 500;
    try (var board = board();
        var pool = Executors.newFixedThreadPool(8)) {
      double conflated = meters.counter("storeflow.live.conflated").count();
      List<Callable<Object>> work = new ArrayList<>();
      for (int i = 0; i < orders; i++) work.add(() -> world.placeOrder(store));
      for (var done : pool.invokeAll(work)) done.get();
      var messages = until(board, 16 + orders);
      assertThat(messages).hasSizeLessThan(orders / 4);
      assertThat(meters.counter("storeflow.live.conflated").count() - conflated)
          .as("put together; what the watch healed is not counted")
          .isPositive();
    }
  }

  @Test
  void reachesScreensOfAnotherNode() {
    try (var second = AppProcess.start(0, Map.of());
        var here = board();
        var there = StompScreen.connect(second.port(), world.signIn(cook))) {
      there.follow(orders(store));
      for (int i = 1; i <= 3; i++) {
        var order = world.placeOrder(store);
        for (var screen : List.of(here, there)) {
          var message = screen.message();
          assertThat(message.at("/order/public_id").asString()).isEqualTo(order.publicId());
          assertThat(message.get("prev_seq").asLong()).isEqualTo(15 + i);
        }
      }
      second.close();
      assertThat(there.closeCode()).isEqualTo(1012);
    }
  }
}
