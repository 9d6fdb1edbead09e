package io.storeflow.returning;

import static io.storeflow.db.Tables.RETURN_TERMS;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Reads and changes how a store takes goods back; each change is audited. */
@Service
public class ReturnTermsChanges {
  /** Somebody else has changed it meanwhile. */
  public static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stale() {
      super("the terms were changed", null, false, false);
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  ReturnTermsChanges(DSLContext db, Transactions transactions, ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
  }

  public ReturnTerms of(Store store) {
    var t = only(store, RETURN_TERMS);
    return db.select(t.DAYS, t.INSTRUCTIONS, t.ADDRESS, t.VERSION)
        .from(t)
        .fetchOptional(mapping(ReturnTerms::new))
        .orElseGet(() -> ReturnTerms.usual(store));
  }

  /** The days of the store, as a column of any statement. */
  public static Field<Integer> days(Store store) {
    var t = only(store, RETURN_TERMS);
    return coalesce(field(select(t.DAYS).from(t)), inline(ReturnTerms.usual(store).days()));
  }

  /**
   * Says how the store takes goods back.
   *
   * @param said with the version that the person saw
   * @throws Stale if it was changed since
   */
  public void say(Store store, ReturnTerms said, Actor actor) {
    try {
      transactions.write(
          () -> {
            var before = of(store);
            if (before.version() != said.version()) throw new Stale();
            if (said.version() == 0) insert(store, said);
            else update(store, said);
            var changes =
                Audited.Changes.none()
                    .field("return_days", before.days(), said.days())
                    .field("instructions", before.instructions(), said.instructions())
                    .field("address", before.address(), said.address());
            events.publishEvent(
                Audited.in(store, actor, "return_terms.changed", "return_terms", "", "", changes));
          });
    } catch (DuplicateKeyException other) {
      throw new Stale();
    }
  }

  private void insert(Store store, ReturnTerms said) {
    insertInto(db, store, RETURN_TERMS)
        .set(RETURN_TERMS.DAYS, said.days())
        .set(RETURN_TERMS.INSTRUCTIONS, said.instructions())
        .set(RETURN_TERMS.ADDRESS, said.address())
        .set(RETURN_TERMS.VERSION, 1)
        .execute();
  }

  private void update(Store store, ReturnTerms said) {
    var t = only(store, RETURN_TERMS);
    int changed =
        db.update(t)
            .set(t.DAYS, said.days())
            .set(t.INSTRUCTIONS, said.instructions())
            .set(t.ADDRESS, said.address())
            .set(t.VERSION, said.version() + 1)
            .where(t.VERSION.eq(said.version()))
            .execute();
    if (changed == 0) throw new Stale();
  }
}
