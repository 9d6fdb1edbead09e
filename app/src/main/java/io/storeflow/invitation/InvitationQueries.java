package io.storeflow.invitation;

import static io.storeflow.db.Tables.INVITATION;
import static io.storeflow.db.Tables.PERSON;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/** Reads invitations. */
@Component
public class InvitationQueries {
  private final DSLContext db;

  InvitationQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * Those to this store or to all stores that nobody has accepted or withdrawn, the latest first;
   * also those whose time is over.
   */
  public List<Invitation> open(Store store) {
    return all(
        store.merchant(),
        it ->
            it.STATE
                .eq(InvitationState.OPEN)
                .and(it.STORE_ID.isNull().or(it.STORE_ID.eq(store.id()))));
  }

  Optional<Invitation> find(Store store, String publicId) {
    return open(store).stream().filter(it -> it.publicId().equals(publicId)).findFirst();
  }

  Optional<Invitation> byId(Merchant merchant, long id) {
    return all(merchant, it -> it.ID.eq(id)).stream().findFirst();
  }

  Optional<Invitation> byToken(Merchant merchant, String hash) {
    return all(merchant, it -> it.TOKEN_HASH.eq(hash)).stream().findFirst();
  }

  /** Those that may still be accepted at that time. */
  List<Invitation> waiting(Merchant merchant, Instant now) {
    return all(merchant, it -> it.STATE.eq(InvitationState.OPEN).and(it.EXPIRES_AT.gt(now)));
  }

  private List<Invitation> all(
      Merchant merchant, Function<io.storeflow.db.tables.Invitation, Condition> which) {
    var i = only(merchant, INVITATION);
    return db.select(
            i.ID,
            i.PUBLIC_ID,
            i.STORE_ID,
            i.SENT_FROM,
            i.ROLE,
            i.EMAIL,
            i.INVITED_BY,
            PERSON.NAME,
            i.STATE,
            i.SENT_AT,
            i.EXPIRES_AT)
        .from(i)
        .join(PERSON)
        .on(PERSON.ID.eq(i.INVITED_BY))
        .where(which.apply(i))
        .orderBy(i.SENT_AT.desc(), i.ID.desc())
        .fetch(Records.mapping(Invitation::new));
  }
}
