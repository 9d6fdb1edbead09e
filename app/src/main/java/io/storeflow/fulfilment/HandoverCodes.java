package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.HANDOVER_CODE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertMissing;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.HandoverCodeRecord;
import io.storeflow.platform.input.Typed;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.security.SecureRandom;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Short codes that shoppers say at the counter, so that nobody else gets their order. An order that
 * is fetched has one from when it is ready. Four signs are enough where few tries are allowed.
 */
@Component
public class HandoverCodes {
  /** Wrong ones of an order after which its code opens nothing any more. */
  static final int MOST_WRONG = 5;

  static final int LENGTH = 4;

  /** Without vowels, which make words, and without signs that look or sound alike. */
  private static final String ALPHABET = "CDFGHJKLMNPQRTVWXY34679";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext db;

  HandoverCodes(DSLContext db) {
    this.db = db;
  }

  /** The code of an order as a column of its statement; null while it has none. */
  public static Field<@Nullable String> of(Store store, Orders o) {
    var c = only(store, HANDOVER_CODE);
    return field(select(c.CODE).from(c).where(c.ORDER_ID.eq(o.ID)));
  }

  /** Gives the order a code if it is fetched and has none yet. Joins the caller's transaction. */
  void issue(Store store, long orderId) {
    var o = only(store, ORDERS);
    boolean fetched =
        db.fetchExists(
            db.selectOne()
                .from(o)
                .where(o.ID.eq(orderId))
                .and(o.METHOD.eq(Method.PICKUP))
                .and(o.SENT));
    if (!fetched) return;
    var row = new HandoverCodeRecord();
    row.setOrderId(orderId);
    row.setCode(random());
    insertMissing(db, store, HANDOVER_CODE, List.of(row));
  }

  /**
   * Tries a code, and counts a wrong one. The caller holds the order's lock, so that many at once
   * do not get through.
   *
   * @return how many tries are left; -1 if it is right
   */
  int tried(Store store, long orderId, String typed) {
    var c = only(store, HANDOVER_CODE);
    var found = db.select(c.CODE, c.WRONG).from(c).where(c.ORDER_ID.eq(orderId)).fetchOne();
    int wrong = found == null ? MOST_WRONG : found.value2();
    if (found == null || wrong >= MOST_WRONG) return 0;
    if (found.value1().equals(read(typed))) return -1;
    db.update(c).set(c.WRONG, wrong + 1).where(c.ORDER_ID.eq(orderId)).execute();
    return MOST_WRONG - wrong - 1;
  }

  /** As it is kept, however it was typed. */
  static String read(@Nullable String typed) {
    return Typed.capitals(Typed.digits(typed).replaceAll("[ -]", ""));
  }

  private static String random() {
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++)
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    return code.toString();
  }
}
