package io.storeflow.comment;

import static io.storeflow.db.Tables.ORDER_MENTION;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.selectDistinct;

import io.storeflow.comment.Mentions.Named;
import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.OrderMentionRecord;
import io.storeflow.idempotency.SentForms;
import io.storeflow.member.StaffQueries;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.springframework.stereotype.Service;

/** Writes what staff say below orders, and tells those whom they name. */
@Service
public class Comments {
  private static final Mentions.Read NOBODY = new Mentions.Read(List.of(), List.of(), null);

  private final DSLContext db;
  private final Transactions transactions;
  private final io.storeflow.order.Orders orders;
  private final StaffQueries staff;
  private final Notices notices;
  private final SentForms sent;

  Comments(
      DSLContext db,
      Transactions transactions,
      io.storeflow.order.Orders orders,
      StaffQueries staff,
      Notices notices,
      SentForms sent) {
    this.db = db;
    this.transactions = transactions;
    this.orders = orders;
    this.staff = staff;
    this.notices = notices;
    this.sent = sent;
  }

  /** Several are called what it names; nothing was written. */
  public static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Mentions.Untold untold;

    Unclear(Mentions.Untold untold) {
      super("several are called that", null, false, false);
      this.untold = untold;
    }

    public Mentions.Untold untold() {
      return untold;
    }
  }

  /**
   * What became of those whom a comment names.
   *
   * @param told their names
   */
  public record Written(List<String> told, List<Mentions.Untold> untold) {}

  /**
   * Writes a comment below an order.
   *
   * @param kept what is kept of the key of the form
   * @return who is told, and who is not
   * @throws SentBefore for a form that has written it
   * @throws Unclear if several are called what it names
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public Written write(StoreAccess access, long number, String text, String kept) {
    var store = access.store();
    var by = Actor.of(access.person());
    var read = text.indexOf('@') < 0 ? NOBODY : read(store, text);
    var named = read.all();
    return transactions.write(
        () -> {
          sent.once(store, kept, "");
          long entry = orders.comment(store, number, text, by);
          insertAll(db, store, ORDER_MENTION, named.stream().map(it -> row(entry, it)).toList());
          var others =
              named.stream().filter(it -> it.member().id() != access.person().personId()).toList();
          for (var it : others)
            notices.tellOne(
                store, it.member().id(), NoticeKind.MENTION, "#" + number, "/orders/" + number, by);
          var told = others.stream().map(it -> it.member().name()).toList();
          return new Written(told, read.untold());
        });
  }

  /** Whom comments of the order name, as a piece of its query. */
  public static Field<CommentWords> words(Store store, Orders o) {
    var m = only(store, ORDER_MENTION);
    var t = only(store, ORDER_TIMELINE, "commented");
    return multiset(
            selectDistinct(m.NAME)
                .from(m)
                .join(t)
                .on(t.ID.eq(m.ENTRY_ID))
                .where(t.ORDER_ID.eq(o.ID)))
        .convertFrom(rows -> new CommentWords(rows.map(Record1::value1)));
  }

  private Mentions.Read read(Store store, String text) {
    var read = Mentions.in(text, store.id(), staff.ofMerchant(store.merchant()));
    if (read.unclear() != null) throw new Unclear(read.unclear());
    return read;
  }

  private static OrderMentionRecord row(long entry, Named named) {
    var row = new OrderMentionRecord();
    row.setEntryId(entry);
    row.setPersonId(named.member().id());
    row.setName(named.name());
    return row;
  }
}
