package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.EVENT_READER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What all have read is deleted after a while. */
@AppTest
class OldEventsTest extends OverEvents {
  @Autowired DSLContext db;

  @Test
  void forgetsWhatAllHaveReadAfterAWhile() {
    events.tell(1, 2);
    events.node(reader).read(store);
    events.tell(3);
    var old = old(reader);
    assertThat(old.forgetExpired(store)).as("none is old").isZero();
    var e = only(store, EVENT);
    var before = Instant.now().minus(OldEvents.KEPT).minusSeconds(60);
    db.update(e).set(e.AT, before).execute();
    assertThat(old.forgetExpired(store)).isEqualTo(2);
    assertThat(db.select(e.SUBJECT_ID).from(e).fetch(e.SUBJECT_ID)).containsExactly(3L);
    events.node(reader).read(store);
    assertThat(reader.seen).containsExactly(1L, 2L, 3L);
    assertThat(old.forgetExpired(store)).isOne();
  }

  private OldEvents old(ReadsEvents reader) {
    // The application's own readers follow this store too.
    var mine = only(store, EVENT_READER);
    db.deleteFrom(mine).where(mine.READER.ne(reader.reader())).execute();
    return new OldEvents(db, java.time.Clock.systemUTC(), List.of(reader));
  }
}
