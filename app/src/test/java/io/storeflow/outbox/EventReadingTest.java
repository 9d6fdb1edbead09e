package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.EVENT_READER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Each event comes at least once and in order, whatever happens to its reader or its writer. */
@AppTest
class EventReadingTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired Pulse pulse;
  @Autowired Outbox outbox;
  @Autowired LateEvents late;

  Store store;

  /** Notes what it is given, and does what a test has in mind with it. */
  private static final class Reader implements ReadsEvents {
    private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    private Consumer<List<Long>> then = subjects -> {};

    @Override
    public String reader() {
      return "test";
    }

    @Override
    public Set<EventKind> kinds() {
      return EnumSet.of(EventKind.ORDER_MOVED);
    }

    @Override
    public void read(Store store, List<Event> events) {
      var subjects = events.stream().map(Event::subject).toList();
      seen.addAll(subjects);
      then.accept(subjects);
    }
  }

  private final Reader reader = new Reader();

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void givesTheReaderWhatItWantsInOrderAndOnce() {
    tell(1, 2, 3);
    transactions.write(
        () -> outbox.tell(store, Set.of(), List.of(Event.of(EventKind.STOCK_MOVED, 9))));
    tell(4);
    var node = node(reader);
    assertThat(node.read(store)).isTrue();
    assertThat(reader.seen).containsExactly(1L, 2L, 3L, 4L);
    assertThat(node.read(store)).isTrue();
    assertThat(reader.seen).hasSize(4);
    assertThat(position()).isEqualTo(5);
  }

  @Test
  void readsMoreThanOneStepHolds() {
    var all = LongStream.rangeClosed(1, EventReading.STEP * 2 + 5).toArray();
    tell(all);
    node(reader).read(store);
    assertThat(reader.seen).hasSize(all.length).isSorted();
  }

  @Test
  void givesAgainWhatAReaderHasNotTakenIn() {
    tell(1, 2);
    reader.then =
        subjects -> {
          throw new IllegalStateException("cannot");
        };
    assertThatThrownBy(() -> node(reader).read(store)).hasMessage("cannot");
    assertThat(position()).isZero();
    assertThat(storesWithNews()).contains(store.id());
    tell(3);
    reader.then = subjects -> {};
    node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 1L, 2L, 3L);
    assertThat(storesWithNews()).doesNotContain(store.id());
  }

  /** It has done its work, and ends before that is written down. */
  @Test
  void givesAgainWhatWasTakenInByAReaderThatDiedBeforeItSaidSo() {
    tell(1, 2);
    reader.then = subjects -> beforeCommit(EventReadingTest::die);
    assertThatThrownBy(() -> node(reader).read(store)).hasMessage("died");
    assertThat(reader.seen).containsExactly(1L, 2L);
    assertThat(position()).isZero();
    reader.then = subjects -> {};
    node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void oneReaderThatFailsKeepsNoOtherFromReading() {
    tell(1);
    var failing =
        new ReadsEvents() {
          @Override
          public String reader() {
            return "failing";
          }

          @Override
          public Set<EventKind> kinds() {
            return EnumSet.allOf(EventKind.class);
          }

          @Override
          public void read(Store of, List<Event> events) {
            die();
          }
        };
    var node = new EventReading(db, transactions, pulse, List.of(failing, reader));
    assertThatThrownBy(() -> node.read(store)).hasMessage("died");
    assertThat(reader.seen).containsExactly(1L);
    assertThat(storesWithNews()).contains(store.id());
  }

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
                        return tell(store, 7);
                      }));
      waitFor(begun);
      tell(1, 2);
      node(reader).read(store);
      assertThat(reader.seen).containsExactly(1L, 2L);
      end.countDown();
      held.get();
    }
    node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 7L);
    assertThat(late.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(late.catchUp(store, Long.MIN_VALUE).written()).isZero();
    node(reader).read(store);
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
                        tell(store, 1);
                        told.countDown();
                        return waitFor(end);
                      }));
      waitFor(told);
      var second = threads.submit(() -> tell(2));
      await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForALock);
      node(reader).read(store);
      assertThat(reader.seen).isEmpty();
      end.countDown();
      first.get();
      second.get();
    }
    node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L);
  }

  @Test
  void isReadByOneNodeAtATime() throws Exception {
    tell(1, 2, 3);
    var reading = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    reader.then =
        subjects -> {
          reading.countDown();
          waitFor(goOn);
        };
    try (var threads = Executors.newSingleThreadExecutor()) {
      var one = threads.submit(() -> node(reader).read(store));
      waitFor(reading);
      assertThat(node(reader).read(store)).as("another node meanwhile").isFalse();
      goOn.countDown();
      assertThat(one.get()).isTrue();
    }
    assertThat(node(reader).read(store)).isTrue();
    assertThat(reader.seen).containsExactly(1L, 2L, 3L);
  }

  @Test
  void forgetsWhatAllHaveReadAfterAWhile() {
    tell(1, 2);
    node(reader).read(store);
    tell(3);
    var old = old(reader);
    assertThat(old.forgetExpired(store)).as("none is old").isZero();
    var e = only(store, EVENT);
    var before = Instant.now().minus(OldEvents.KEPT).minusSeconds(60);
    db.update(e).set(e.AT, before).execute();
    assertThat(old.forgetExpired(store)).isEqualTo(2);
    assertThat(db.select(e.SUBJECT_ID).from(e).fetch(e.SUBJECT_ID)).containsExactly(3L);
    node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 3L);
    assertThat(old.forgetExpired(store)).isOne();
  }

  private EventReading node(ReadsEvents reader) {
    return new EventReading(db, transactions, pulse, List.of(reader));
  }

  private OldEvents old(ReadsEvents reader) {
    // The application's own readers follow this store too.
    var mine = only(store, EVENT_READER);
    db.deleteFrom(mine).where(mine.READER.ne(reader.reader())).execute();
    return new OldEvents(db, java.time.Clock.systemUTC(), List.of(reader));
  }

  private Pulse.Beat tell(long... orders) {
    return transactions.write(() -> tell(store, orders));
  }

  private Pulse.Beat tell(Store store, long... orders) {
    var events =
        LongStream.of(orders).mapToObj(it -> new Event(EventKind.ORDER_MOVED, it, 1)).toList();
    return outbox.tell(store, Set.of(), events);
  }

  private long position() {
    var mine = only(store, EVENT_READER);
    return db.select(mine.POSITION)
        .from(mine)
        .where(mine.READER.eq(reader.reader()))
        .fetchSingle(mine.POSITION);
  }

  private List<Long> storesWithNews() {
    return pulse.storesWithNews(store.id() - 1, 10);
  }

  private static void beforeCommit(Runnable what) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            what.run();
          }
        });
  }

  private static void die() {
    throw new IllegalStateException("died");
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
