package io.storeflow.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.People;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes of one shop, with goods to sell. */
abstract class AtTwoNodes {
  /** Long for a busy machine, and less than the 30 s after which a screen asks by itself. */
  static final double SOON = 20_000;

  /** So soon a screen closes whose right has ended. */
  static final double CLOSED = 5_000;

  static final int BUYERS = 500;

  static TwoNodes nodes;

  /** No page may wait for a Redis that does not answer. */
  static final Duration SLOWEST = Duration.ofMillis(1500);

  /** Of work, by which it is seen how busy the machine is. */
  static final Duration SAMPLE = Duration.ofMillis(20);

  @Autowired World world;
  @Autowired People people;
  @Autowired DSLContext db;

  Store store;
  SoldHere sold;
  String shop;

  @BeforeAll
  static void start() throws Exception {
    nodes = TwoNodes.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (nodes != null) nodes.close();
  }

  @BeforeEach
  void open() {
    sold = new SoldHere(world, db);
    store = sold.store;
    shop = sold.shop;
  }

  @AfterEach
  void heal() throws Exception {
    nodes.heal();
  }

  String member() {
    return world.member(store, Role.VIEWER).email();
  }

  /** On a busy machine all takes longer by what it is busy, and no more. */
  static void quickly(String what, int status, Supplier<HttpResponse<String>> request) {
    double before = busy();
    long start = System.nanoTime();
    assertThat(request.get().statusCode()).as(what).isEqualTo(status);
    long took = System.nanoTime() - start;
    long alone = (long) (took / Math.max(before, busy()));
    assertThat(Duration.ofNanos(alone)).as(what).isLessThan(SLOWEST);
  }

  /** How many times as long as alone on the machine work takes now; 1 where nothing else runs. */
  static double busy() {
    var threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long work = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - work < SAMPLE.toNanos()) Thread.onSpinWait();
    double worked = threads.getCurrentThreadCpuTime() - work;
    return Math.max(1, (System.nanoTime() - start) / worked);
  }
}
