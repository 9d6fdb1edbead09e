package io.storeflow.notice;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.store.Owned.only;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What people are told of. */
@Component
class NoticeSamples implements FeatureSamples {
  private final Notices notices;
  private final NoticeChoices choices;
  private final DSLContext db;

  NoticeSamples(Notices notices, NoticeChoices choices, DSLContext db) {
    this.notices = notices;
    this.choices = choices;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("notice", this::notice);
    var base = "/s/{store}/notices";
    book.formWithoutTrace(base + "/{notice}/reading open", spot -> Map.of());
    book.formWithoutTrace(base + "/reading readAll", spot -> Map.of("upTo", notice(spot)));
    book.formWithoutTrace("/account/notices choose", this::choice);
  }

  /** Of one who has chosen before: what is chosen again writes no further row. */
  private Map<String, String> choice(Spot spot) {
    var before = new EnumMap<NoticeKind, NoticeChoices.Wanted>(NoticeKind.class);
    for (var kind : NoticeKind.values())
      before.put(kind, new NoticeChoices.Wanted(true, kind.isMailed()));
    choices.choose(spot.person().id(), before);
    return Map.of("shown", "new_order", "mailed", "mention");
  }

  private String notice(Spot spot) {
    notices.tell(spot.store(), NoticeKind.NEW_ORDER, spot.mark(), "/orders", Actor.SHOPPER);
    var n = only(spot.store().merchant(), NOTICE);
    return db.select(DSL.max(n.ID)).from(n).fetchSingle().value1().toString();
  }
}
