package io.storeflow.notice;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.db.Tables.NOTICE_READ;
import static io.storeflow.db.Tables.NOTICE_SEEN;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tells the people of a merchant what has happened in a store: one row, however many are told. Who
 * did it is not told; who may see it is asked when it is shown, so a right that ends hides it.
 */
@Service
public class Notices {
  private static final int LONGEST_SUBJECT = 200;

  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Notices(DSLContext db, Transactions transactions, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Tells all who may see it, in the caller's transaction: one statement.
   *
   * @param subject the number or name of what it is about, such as {@code #1001}
   * @param link its page, below that of the store, such as {@code /orders/1001}
   */
  public void tell(Store store, NoticeKind kind, String subject, String link, Actor by) {
    tell(store, kind, null, subject, link, 1, by);
  }

  /** The same of several things of one kind together. */
  public void tellOf(Store store, NoticeKind kind, int count, String link, Actor by) {
    tell(store, kind, null, "", link, count, by);
  }

  /** Tells one person alone, who may see it; nothing where it was their own doing. */
  public void tellOne(
      Store store, long personId, NoticeKind kind, String subject, String link, Actor by) {
    var doer = by.personId();
    if (doer == null || doer != personId) tell(store, kind, personId, subject, link, 1, by);
  }

  /** The person has read it. */
  public void read(Merchant merchant, long personId, long id) {
    transactions.write(
        () -> {
          var n = only(merchant, NOTICE);
          if (!db.fetchExists(n, n.ID.eq(id))) return;
          insertInto(db, merchant, NOTICE_READ)
              .set(NOTICE_READ.PERSON_ID, personId)
              .set(NOTICE_READ.NOTICE_ID, id)
              .onDuplicateKeyIgnore()
              .execute();
        });
  }

  /** The person has read all up to this one; what has come since stays unread. */
  public void readAll(Merchant merchant, long personId, long upTo) {
    transactions.write(
        () -> {
          var n = only(merchant, NOTICE);
          // Not beyond what is there: what comes next would be read before it was told.
          var last = db.select(DSL.max(n.ID)).from(n).where(n.ID.le(upTo)).fetchOne(DSL.max(n.ID));
          if (last == null) return;
          insertInto(db, merchant, NOTICE_SEEN)
              .set(NOTICE_SEEN.PERSON_ID, personId)
              .set(NOTICE_SEEN.UP_TO_ID, last)
              .onDuplicateKeyUpdate()
              .set(NOTICE_SEEN.UP_TO_ID, DSL.greatest(NOTICE_SEEN.UP_TO_ID, DSL.val(last)))
              .execute();
          var r = only(merchant, NOTICE_READ);
          db.deleteFrom(r).where(r.PERSON_ID.eq(personId)).and(r.NOTICE_ID.le(last)).execute();
        });
  }

  private void tell(
      Store store,
      NoticeKind kind,
      @Nullable Long personId,
      String subject,
      String link,
      int counted,
      Actor by) {
    var told =
        new NoticeTold(
            store,
            Ids.next(),
            kind,
            personId,
            by.personId(),
            by.kind().isNamed() ? by.name() : "",
            Typed.cut(subject, LONGEST_SUBJECT),
            link,
            counted,
            clock.instant());
    insertInto(db, store.merchant(), NOTICE)
        .set(NOTICE.ID, told.id())
        .set(NOTICE.STORE_ID, store.id())
        .set(NOTICE.KIND, kind.code())
        .set(NOTICE.PERSON_ID, personId)
        .set(NOTICE.BY_PERSON_ID, told.byPersonId())
        .set(NOTICE.BY_NAME, told.by())
        .set(NOTICE.SUBJECT, told.subject())
        .set(NOTICE.LINK, link)
        .set(NOTICE.COUNTED, counted)
        .set(NOTICE.AT, told.at())
        .execute();
    events.publishEvent(told);
  }
}
