package io.storeflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Each event comes at least once and in order, whatever happens to its reader. */
@AppTest
class EventReadingTest extends OverEvents {
  @Autowired Transactions transactions;
  @Autowired Outbox outbox;

  @Test
  void givesTheReaderWhatItWantsInOrderAndOnce() {
    events.tell(1, 2, 3);
    transactions.write(
        () -> outbox.tell(store, Set.of(), List.of(Event.of(EventKind.STOCK_MOVED, 9))));
    events.tell(4);
    var node = events.node(reader);
    assertThat(node.read(store)).isTrue();
    assertThat(reader.seen).containsExactly(1L, 2L, 3L, 4L);
    assertThat(node.read(store)).isTrue();
    assertThat(reader.seen).hasSize(4);
    assertThat(events.position()).isEqualTo(5);
  }

  @Test
  void readsMoreThanOneStepHolds() {
    var all = LongStream.rangeClosed(1, EventReading.STEP * 2 + 5).toArray();
    events.tell(all);
    events.node(reader).read(store);
    assertThat(reader.seen).hasSize(all.length).isSorted();
  }

  @Test
  void givesAgainWhatAReaderHasNotTakenIn() {
    events.tell(1, 2);
    reader.then =
        subjects -> {
          throw new IllegalStateException("cannot");
        };
    assertThatThrownBy(() -> events.node(reader).read(store)).hasMessage("cannot");
    assertThat(events.position()).isZero();
    assertThat(events.storesWithNews()).contains(store.id());
    events.tell(3);
    reader.then = subjects -> {};
    events.node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 1L, 2L, 3L);
    assertThat(events.storesWithNews()).doesNotContain(store.id());
  }

  /** It has done its work, and ends before that is written down. */
  @Test
  void givesAgainWhatWasTakenInByAReaderThatDiedBeforeItSaidSo() {
    events.tell(1, 2);
    reader.then = subjects -> beforeCommit(EventReadingTest::die);
    assertThatThrownBy(() -> events.node(reader).read(store)).hasMessage("died");
    assertThat(reader.seen).containsExactly(1L, 2L);
    assertThat(events.position()).isZero();
    reader.then = subjects -> {};
    events.node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void oneReaderThatFailsKeepsNoOtherFromReading() {
    events.tell(1);
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
    var node = events.node(failing, reader);
    assertThatThrownBy(() -> node.read(store)).hasMessage("died");
    assertThat(reader.seen).containsExactly(1L);
    assertThat(events.storesWithNews()).contains(store.id());
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
}
