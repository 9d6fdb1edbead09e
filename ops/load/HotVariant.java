import static io.storeflow.db.Tables.VARIANT;

import io.storeflow.StoreFlow;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.Reservations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * How many reservations of one hot variant the stock itself takes in a second: each in a
 * transaction of its own that writes stock, ledger and reservation and announces the move, without
 * the HTTP, the key and the audit that {@code reserve.sh} has around it. What was held is let go of
 * at the end. With the settings of the stand exported, in the folder of the project:
 *
 * <pre>
 * java -cp 'target/stand/app/lib/*:target/stand/app/*' ops/load/HotVariant.java hanami-market PR-RAM-P
 * </pre>
 *
 * <p>After the store and the SKU: threads (16) and seconds (20), of which there are two rounds, the
 * first to get warm.
 */
final class HotVariant {
  private final Store store;
  private final long variant;
  private final Reservations reservations;
  private final Inventory inventory;
  private final Transactions transactions;
  private final Queue<Long> held = new ConcurrentLinkedQueue<>();

  private HotVariant(
      Store store,
      long variant,
      Reservations reservations,
      Inventory inventory,
      Transactions transactions) {
    this.store = store;
    this.variant = variant;
    this.reservations = reservations;
    this.inventory = inventory;
    this.transactions = transactions;
  }

  public static void main(String[] args) throws Exception {
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 16;
    int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 20;
    var settings =
        new String[] {
          "--server.port=-1",
          "--management.server.port=-1",
          "--spring.main.lazy-initialization=true",
          "--storeflow.command=load",
          "--logging.level.root=error"
        };
    try (var app = new SpringApplicationBuilder(StoreFlow.class).run(settings)) {
      var store = app.getBean(Stores.class).open(args[0]).orElseThrow();
      long variant =
          app.getBean(DSLContext.class)
              .select(VARIANT.ID)
              .from(VARIANT)
              .where(VARIANT.STORE_ID.eq(store.id()))
              .and(VARIANT.SKU.eq(args[1]))
              .fetchSingle(VARIANT.ID);
      var load =
          new HotVariant(
              store,
              variant,
              app.getBean(Reservations.class),
              app.getBean(Inventory.class),
              app.getBean(Transactions.class));
      load.run(threads, seconds);
      load.run(threads, seconds);
      load.letGo();
    }
  }

  private void run(int threads, int seconds) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    var micros = new ConcurrentLinkedQueue<Long>();
    long used = processorTime();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++)
        pool.submit(
            () -> {
              while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                hold();
                micros.add((System.nanoTime() - begun) / 1_000);
              }
            });
      pool.shutdown();
      pool.awaitTermination(seconds + 60, TimeUnit.SECONDS);
    }
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "reservations/s %.1f   reservations %d   p50 %.1f ms   p99 %.1f ms   processor time of the"
            + " application each: %.2f ms%n",
        (double) sorted.length / seconds,
        sorted.length,
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        (processorTime() - used) / 1e6 / sorted.length);
  }

  private void hold() {
    long id = Ids.next();
    var wish = new Reservations.Wish(variant, null, 1);
    var until = Instant.now().plus(Duration.ofHours(1));
    transactions.write(
        () ->
            inventory.announce(
                store, reservations.hold(store, id, List.of(wish), "load", until, Actor.SYSTEM)));
    held.add(id);
  }

  private void letGo() {
    var ids = held.toArray(Long[]::new);
    Arrays.stream(ids)
        .forEach(
            id ->
                transactions.write(
                    () ->
                        inventory.announce(
                            store,
                            reservations.letGo(
                                store, id, LedgerReason.HOLD_GIVEN_UP, Actor.SYSTEM))));
  }

  private static long processorTime() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }
}
