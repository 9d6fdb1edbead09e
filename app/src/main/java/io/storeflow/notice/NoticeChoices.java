package io.storeflow.notice;

import static io.storeflow.db.Tables.NOTICE_CHOICE;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Transactions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What people said they want to be told of, and what of it by mail. */
@Service
public class NoticeChoices {
  /** What a person wants of a kind. */
  public record Wanted(boolean shown, boolean mailed) {
    static Wanted usual(NoticeKind kind) {
      return new Wanted(true, kind.isMailed());
    }
  }

  private final DSLContext db;
  private final Transactions transactions;

  NoticeChoices(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Of every kind, with what is usual where the person said nothing. */
  public Map<NoticeKind, Wanted> of(long personId) {
    var all = new EnumMap<NoticeKind, Wanted>(NoticeKind.class);
    for (var kind : NoticeKind.values()) all.put(kind, Wanted.usual(kind));
    db.select(NOTICE_CHOICE.KIND, NOTICE_CHOICE.SHOWN, NOTICE_CHOICE.MAILED)
        .from(NOTICE_CHOICE)
        .where(NOTICE_CHOICE.PERSON_ID.eq(personId))
        .forEach(
            row ->
                Coded.find(NoticeKind.class, row.value1())
                    .ifPresent(kind -> all.put(kind, new Wanted(row.value2(), row.value3()))));
    return all;
  }

  /** Who of them wants mails of that kind, in their order. One statement. */
  public List<Long> mailed(NoticeKind kind, Collection<Long> people) {
    if (people.isEmpty()) return List.of();
    var otherwise =
        new HashSet<>(
            db.select(NOTICE_CHOICE.PERSON_ID)
                .from(NOTICE_CHOICE)
                .where(NOTICE_CHOICE.PERSON_ID.in(people))
                .and(NOTICE_CHOICE.KIND.eq(kind.code()))
                .and(NOTICE_CHOICE.MAILED.eq(!kind.isMailed()))
                .fetch(NOTICE_CHOICE.PERSON_ID));
    return people.stream().filter(it -> kind.isMailed() != otherwise.contains(it)).toList();
  }

  /** Says what the person wants of each kind. */
  public void choose(long personId, Map<NoticeKind, Wanted> wanted) {
    transactions.write(
        () ->
            wanted.forEach(
                (kind, it) ->
                    db.insertInto(NOTICE_CHOICE)
                        .set(NOTICE_CHOICE.PERSON_ID, personId)
                        .set(NOTICE_CHOICE.KIND, kind.code())
                        .set(NOTICE_CHOICE.SHOWN, it.shown())
                        .set(NOTICE_CHOICE.MAILED, it.mailed())
                        .onDuplicateKeyUpdate()
                        .set(NOTICE_CHOICE.SHOWN, it.shown())
                        .set(NOTICE_CHOICE.MAILED, it.mailed())
                        .execute()));
  }
}
