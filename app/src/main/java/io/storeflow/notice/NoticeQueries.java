package io.storeflow.notice;

import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.db.Tables.NOTICE_CHOICE;
import static io.storeflow.db.Tables.NOTICE_READ;
import static io.storeflow.db.Tables.NOTICE_SEEN;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.storeflow.account.SignedIn;
import io.storeflow.db.tables.Notice;
import io.storeflow.desk.DeskBell;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Merchant;
import io.storeflow.store.StoreAccess;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what a person is told of: only what they may see in the stores that they may enter by now,
 * want to see, and that happened since they joined.
 */
@Component
public class NoticeQueries implements DeskBell {
  static final int PAGE = 50;

  private final DSLContext db;

  NoticeQueries(DSLContext db) {
    this.db = db;
  }

  /** How many are unread, {@link DeskBell#MOST} at most. */
  public int count(Merchant merchant, List<StoreAccess> stores) {
    return db.select(unread(merchant, stores)).fetchSingle().value1();
  }

  @Override
  public Field<Integer> unread(Merchant merchant, List<StoreAccess> stores) {
    if (stores.isEmpty()) return val(0);
    var n = only(merchant, NOTICE);
    var some =
        selectOne()
            .from(n)
            .where(shown(merchant, n, stores))
            .and(isUnread(merchant, n, stores.getFirst().person()))
            .limit(MOST)
            .asTable("unread");
    return field(selectCount().from(some));
  }

  /**
   * Newest first.
   *
   * @param stores those of the merchant that the person may enter
   * @param unread whether only those that were not read
   */
  public Page<io.storeflow.notice.Notice> page(
      Merchant merchant, List<StoreAccess> stores, boolean unread, @Nullable String cursor) {
    var n = only(merchant, NOTICE);
    var keyset = Keyset.of(null, n.ID, true, "notices " + unread, cursor, PAGE);
    return keyset.page(
        find(merchant, stores, unread, keyset.beyond(), keyset.limit(), keyset.order()),
        io.storeflow.notice.Notice::id,
        io.storeflow.notice.Notice::id);
  }

  /** The newest of them. */
  public List<io.storeflow.notice.Notice> latest(
      Merchant merchant, List<StoreAccess> stores, int most) {
    var newest = List.<org.jooq.SortField<?>>of(only(merchant, NOTICE).ID.desc());
    return find(merchant, stores, false, DSL.noCondition(), most, newest);
  }

  /** One of those that the person is told of. */
  public Optional<io.storeflow.notice.Notice> find(
      Merchant merchant, List<StoreAccess> stores, long id) {
    var n = only(merchant, NOTICE);
    return find(merchant, stores, false, n.ID.eq(id), 1, List.of(n.ID.asc())).stream().findFirst();
  }

  /** Whether the same kind was told of in that store before, and not longer ago than that. */
  public boolean isSoonAfter(Merchant merchant, io.storeflow.notice.Notice it, Duration span) {
    var n = only(merchant, NOTICE);
    return db.fetchExists(
        db.selectOne()
            .from(n)
            .where(n.STORE_ID.eq(it.store()))
            .and(n.KIND.eq(it.kind().code()))
            .and(n.ID.lt(it.id()))
            .and(n.AT.gt(it.at().minus(span))));
  }

  /**
   * How many of a kind the person has not read.
   *
   * @param stores of theirs that are meant, of the merchant
   */
  public int unread(Merchant merchant, List<StoreAccess> stores, NoticeKind kind) {
    if (stores.isEmpty()) return 0;
    var n = only(merchant, NOTICE);
    var mine = shown(merchant, n, stores).and(isUnread(merchant, n, stores.getFirst().person()));
    return db.fetchCount(db.selectOne().from(n).where(n.KIND.eq(kind.code())).and(mine));
  }

  private List<io.storeflow.notice.Notice> find(
      Merchant merchant,
      List<StoreAccess> stores,
      boolean unread,
      Condition which,
      int most,
      List<? extends org.jooq.SortField<?>> order) {
    if (stores.isEmpty()) return List.of();
    var n = only(merchant, NOTICE);
    var isUnread = isUnread(merchant, n, stores.getFirst().person());
    return db
        .select(
            n.ID,
            n.STORE_ID,
            n.KIND,
            n.BY_NAME,
            n.SUBJECT,
            n.LINK,
            n.COUNTED,
            n.AT,
            field(isUnread))
        .from(n)
        .where(shown(merchant, n, stores))
        .and(unread ? isUnread : DSL.noCondition())
        .and(which)
        .orderBy(order)
        .limit(most)
        .stream()
        .flatMap(
            row ->
                Coded.find(NoticeKind.class, row.value3())
                    .map(
                        kind ->
                            new io.storeflow.notice.Notice(
                                row.value1(),
                                row.value2(),
                                kind,
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9()))
                    .stream())
        .toList();
  }

  private static Condition shown(Merchant merchant, Notice n, List<StoreAccess> stores) {
    long me = stores.getFirst().person().personId();
    var joined =
        select(min(MEMBERSHIP.CREATED_AT))
            .from(MEMBERSHIP)
            .where(MEMBERSHIP.MERCHANT_ID.eq(merchant.id()))
            .and(MEMBERSHIP.PERSON_ID.eq(me));
    var unwanted =
        selectOne()
            .from(NOTICE_CHOICE)
            .where(NOTICE_CHOICE.PERSON_ID.eq(me))
            .and(NOTICE_CHOICE.KIND.eq(n.KIND))
            .and(NOTICE_CHOICE.SHOWN.isFalse());
    return mayBeSeen(n, stores)
        .and(n.PERSON_ID.isNull().or(n.PERSON_ID.eq(me)))
        .and(n.BY_PERSON_ID.isNull().or(n.BY_PERSON_ID.ne(me)))
        .and(n.AT.ge(field(joined)))
        .and(notExists(unwanted));
  }

  private static Condition mayBeSeen(Notice n, List<StoreAccess> stores) {
    return Arrays.stream(NoticeKind.values())
        .map(kind -> n.KIND.eq(kind.code()).and(n.STORE_ID.in(where(kind, stores))))
        .reduce(Condition::or)
        .orElseThrow();
  }

  private static List<Long> where(NoticeKind kind, List<StoreAccess> stores) {
    return stores.stream()
        .filter(it -> it.may(kind.permission()))
        .map(it -> it.store().id())
        .toList();
  }

  private static Condition isUnread(Merchant merchant, Notice n, SignedIn person) {
    var s = only(merchant, NOTICE_SEEN);
    var r = only(merchant, NOTICE_READ);
    var upTo = select(s.UP_TO_ID).from(s).where(s.PERSON_ID.eq(person.personId()));
    return n.ID
        .gt(coalesce(field(upTo), val(0L)))
        .and(
            notExists(
                selectOne()
                    .from(r)
                    .where(r.PERSON_ID.eq(person.personId()))
                    .and(r.NOTICE_ID.eq(n.ID))));
  }
}
