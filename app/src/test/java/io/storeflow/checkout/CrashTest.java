package io.storeflow.checkout;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.sum;

import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A node dies under load at each point of a checkout, as by kill -9. The shoppers send their
 * requests again, to another: no order is lost or doubled, an order that was confirmed keeps its
 * answer, ledger and stock agree, everybody gets one mail, and a board on a third node has come to
 * the last number.
 */
@AppTest
@Tag("processes")
class CrashTest {
  private static final int SHOPPERS = 60;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "storeflow.limits.checkout", "100000/1h",
          "storeflow.jobs.first-pause", "100ms",
          "db-scheduler.heartbeat-interval", "1s",
          "db-scheduler.polling-interval", "1s");

  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Pulse pulse;
  @LocalServerPort int port;

  private static AppProcess survivor;

  @BeforeAll
  static void start() {
    survivor = AppProcess.start(0, SETTINGS);
  }

  @AfterAll
  static void stop() {
    if (survivor != null) survivor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key-claimed", "order-written", "stock-taken", "before-commit", "committed"})
  void losesAndDoublesNothing(String failpoint) throws Exception {
    var store = world.store();
    var goods = world.goods(store, 500, 1000);
    var rate = world.rate(store, Method.SHIPPING, 490);
    Map<Integer, String> confirmed = new ConcurrentHashMap<>();
    var settings = new HashMap<>(SETTINGS);
    settings.put("-Dstoreflow.failpoint", failpoint + ":20");
    try (var board = BoardWatch.of(port, world, store)) {
      losesAndDoublesNothing(settings, board, store, goods, rate, confirmed);
    }
  }

  private void losesAndDoublesNothing(
      Map<String, String> settings,
      BoardWatch board,
      Store store,
      Goods goods,
      String rate,
      Map<Integer, String> confirmed)
      throws Exception {
    try (var node = AppProcess.start(0, settings)) {
      shop(node, store, goods, rate, confirmed);
      assertThat(node.awaitEnd()).isEqualTo(137);
    }
    assertThat(confirmed).hasSizeLessThan(SHOPPERS);

    Map<Integer, String> again = new ConcurrentHashMap<>();
    shop(survivor, store, goods, rate, again);
    everybodyGetsOneMail(store);

    board.awaitSeq(SHOPPERS);
    assertThat(again).hasSize(SHOPPERS).containsAllEntriesOf(confirmed);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(SHOPPERS);
    assertThat(pulse.read(store).orders()).isEqualTo(SHOPPERS);
    var stock = only(store, STOCK);
    var ledger = only(store, STOCK_LEDGER);
    assertThat(db.select(stock.ON_HAND).from(stock).fetchSingle().value1())
        .isEqualTo(1000 - SHOPPERS);
    assertThat(
            db.select(sum(ledger.ON_HAND_DELTA))
                .from(ledger)
                .fetchSingle()
                .value1()
                .intValueExact())
        .isEqualTo(1000 - SHOPPERS);
  }

  /** Work that the dead node had taken is found by its heartbeat, and done once. */
  private void everybodyGetsOneMail(Store store) {
    var orders = only(store, ORDERS);
    var jobs =
        db.select(orders.ID.cast(String.class))
            .from(orders)
            .where(
                field(
                        "exists (select 1 from scheduled_tasks t where t.task_instance = {0})",
                        Boolean.class, orders.ID.cast(String.class))
                    .isTrue());
    await().atMost(Duration.ofSeconds(60)).until(() -> db.fetchCount(jobs) == 0);
    var mails =
        db.select(MAILBOX_MESSAGE.RECIPIENT)
            .from(MAILBOX_MESSAGE)
            .where(MAILBOX_MESSAGE.SUBJECT.endsWith(": " + store.name()))
            .fetch(MAILBOX_MESSAGE.RECIPIENT);
    assertThat(mails).hasSize(SHOPPERS).doesNotHaveDuplicates();
  }

  private static void shop(
      AppProcess node, Store store, Goods goods, String rate, Map<Integer, String> confirmed)
      throws Exception {
    var shoppers =
        IntStream.range(0, SHOPPERS)
            .<Callable<Void>>mapToObj(
                shopper ->
                    () -> {
                      var answer = order(node, store, goods, rate, shopper);
                      if (answer != null) confirmed.put(shopper, answer);
                      return null;
                    })
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var each : threads.invokeAll(shoppers, 2, TimeUnit.MINUTES)) each.get();
    }
  }

  /**
   * The confirmation, or null when the node died; a request that is still running elsewhere is sent
   * again.
   */
  private static @Nullable String order(
      AppProcess node, Store store, Goods goods, String rate, int shopper) {
    var body =
        """
        {"customer":{"name":"Shopper %d","email":"s%d@example.com","phone":""},"rate_id":"%s",
         "address":{"country":"DE","postal_code":"10115","city":"Berlin","line1":"Straße 1"},
         "items":[{"variant_id":"%s","quantity":1}]}"""
            .formatted(shopper, shopper, rate, goods.publicId());
    var client = new Client(node.port(), "10.0.0." + shopper);
    var path = "/api/v1/stores/" + store.slug() + "/checkout";
    try {
      for (int tries = 0; tries < 200; tries++) {
        var answer = client.json(path, body, "Idempotency-Key", "shopper-" + shopper);
        if (answer.statusCode() == 201) return answer.body();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
      throw new AssertionError("still running");
    } catch (UncheckedIOException died) {
      return null;
    }
  }
}
