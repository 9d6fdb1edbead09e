package io.storeflow.notice;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.store.Owned.only;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What people are told of. */
@Component
class NoticeSamples implements FeatureSamples {
  private final Notices notices;
  private final DSLContext db;

  NoticeSamples(Notices notices, DSLContext db) {
    this.notices = notices;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("notice", this::notice);
    var base = "/s/{store}/notices";
    book.formWithoutTrace(base + "/{notice}/reading open", spot -> Map.of());
    book.formWithoutTrace(base + "/reading readAll", spot -> Map.of("upTo", notice(spot)));
    book.formWithoutTrace(
        "/account/notices choose", spot -> Map.of("shown", "new_order", "mailed", "mention"));
  }

  private String notice(Spot spot) {
    notices.tell(spot.store(), NoticeKind.NEW_ORDER, spot.mark(), "/orders", Actor.SHOPPER);
    var n = only(spot.store().merchant(), NOTICE);
    return db.select(DSL.max(n.ID)).from(n).fetchSingle().value1().toString();
  }
}
