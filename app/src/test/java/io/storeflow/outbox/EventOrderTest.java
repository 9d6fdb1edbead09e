package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.store.Owned.insertInto;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Writers that end in another order than they began, and several nodes that read. */
@AppTest
class EventOrderTest extends OverEvents {
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired LateEvents late;

  /** Ids of rows are drawn when a change is written, positions when it ends. */
  @Test
  void deliversWhatWasBegunBeforeAndEndedAfterWhatWasRead() throws Exception {
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var held =
          threads.submit(
              () ->
                  transactions.write(
                      () -> {
                        // An event of an older release, which draws its id and no position.
                        insertInto(db, store, EVENT)
                            .set(EVENT.ID, Ids.next())
                            .set(EVENT.KIND, EventKind.ORDER_MOVED.code())
                            .set(EVENT.SUBJECT_ID, 8L)
                            .set(EVENT.VERSION, 1)
                            .set(EVENT.AT, Instant.now())
                            .execute();
                        begun.countDown();
                        waitFor(end);
                        return events.tellInside(7);
                      }));
      waitFor(begun);
      events.tell(1, 2);
      events.node(reader).read(store);
      assertThat(reader.seen).containsExactly(1L, 2L);
      end.countDown();
      held.get();
    }
    events.node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 7L);
    assertThat(late.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(late.catchUp(store, Long.MIN_VALUE).written()).isZero();
    events.node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 7L, 8L);
  }

  /** Who has a position ends before the next gets one, so that none is read behind another. */
  @Test
  void letsNoEventCommitBeforeOneThatHasAnEarlierPosition() throws Exception {
    var told = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first =
          threads.submit(
              () ->
                  transactions.write(
                      () -> {
                        events.tellInside(1);
                        told.countDown();
                        return waitFor(end);
                      }));
      waitFor(told);
      var second = threads.submit(() -> events.tell(2));
      await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaitsForALock);
      events.node(reader).read(store);
      assertThat(reader.seen).isEmpty();
      end.countDown();
      first.get();
      second.get();
    }
    events.node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L);
  }

  @Test
  void isReadByOneNodeAtATime() throws Exception {
    events.tell(1, 2, 3);
    var reading = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    reader.then =
        subjects -> {
          reading.countDown();
          waitFor(goOn);
        };
    try (var threads = Executors.newSingleThreadExecutor()) {
      var one = threads.submit(() -> events.node(reader).read(store));
      waitFor(reading);
      assertThat(events.node(reader).read(store)).as("another node meanwhile").isFalse();
      goOn.countDown();
      assertThat(one.get()).isTrue();
    }
    assertThat(events.node(reader).read(store)).isTrue();
    assertThat(reader.seen).containsExactly(1L, 2L, 3L);
  }

  private boolean somebodyWaitsForALock() {
    var waiting = "select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
    return !db.fetch(waiting).isEmpty();
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      return latch.await(30, SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
