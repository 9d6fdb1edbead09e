package io.storeflow.work;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.account.People;
import io.storeflow.platform.id.Ids;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Work that has failed. */
@Component
class FailedWorkSamples implements FeatureSamples {
  private final DSLContext db;
  private final People people;

  FailedWorkSamples(DSLContext db, People people) {
    this.db = db;
    this.people = people;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("letter", this::letter);
    var base = "/s/{store}/failed-work";
    book.form(base + "/{letter}/retry retry", spot -> Map.of());
    book.form(base + "/retry retryMany", spot -> Map.of("letter", letter(spot), "list", ""));
    book.form(base + "/{letter}/resolution resolve", spot -> Map.of("note", "Done by hand"));
    book.form(base + "/{letter}/reopening reopen", spot -> Map.of());
    book.form(
        base + "/assignment assign",
        spot ->
            Map.of(
                "letter",
                letter(spot),
                "person",
                people.publicId(spot.person().id()),
                "list",
                "kind=event.read"));
  }

  private String letter(Spot spot) {
    long id = Ids.next();
    boolean resolved = spot.pattern().endsWith("/reopening");
    insertInto(db, spot.store(), DEAD_LETTER)
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, "event.read")
        .set(DEAD_LETTER.INSTANCE, "test" + id)
        .set(DEAD_LETTER.PAYLOAD, "{\"store_id\":%d}".formatted(spot.store().id()))
        .set(DEAD_LETTER.ERROR, "test")
        .set(DEAD_LETTER.TRIES, 8)
        .set(DEAD_LETTER.FAILED_AT, Instant.now())
        .set(DEAD_LETTER.RESOLVED_AT, resolved ? Instant.now() : null)
        .execute();
    return Long.toString(id);
  }
}
