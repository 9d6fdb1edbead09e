package io.storeflow.work;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.platform.id.Ids;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Work that has failed. */
@Component
class FailedWorkSamples implements FeatureSamples {
  private final DSLContext db;

  FailedWorkSamples(DSLContext db) {
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("letter", this::letter);
  }

  private String letter(Spot spot) {
    long id = Ids.next();
    insertInto(db, spot.store(), DEAD_LETTER)
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, "test")
        .set(DEAD_LETTER.INSTANCE, "1")
        .set(DEAD_LETTER.PAYLOAD, "{}")
        .set(DEAD_LETTER.ERROR, "test")
        .set(DEAD_LETTER.TRIES, 8)
        .set(DEAD_LETTER.FAILED_AT, Instant.now())
        .execute();
    return Long.toString(id);
  }
}
