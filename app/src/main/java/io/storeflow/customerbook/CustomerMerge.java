package io.storeflow.customerbook;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.store.Owned.only;

import io.storeflow.customergroup.GroupChanges;
import io.storeflow.loyalty.Members;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Merchant;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Puts two customers together who are the same person. */
@Service
public class CustomerMerge {
  private final DSLContext db;
  private final Transactions transactions;
  private final CustomerBook book;
  private final CustomerIndex index;
  private final CustomerTags tags;
  private final Members members;
  private final GroupChanges groups;
  private final Stores stores;
  private final ApplicationEventPublisher events;

  CustomerMerge(
      DSLContext db,
      Transactions transactions,
      CustomerBook book,
      CustomerIndex index,
      CustomerTags tags,
      Members members,
      GroupChanges groups,
      Stores stores,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.book = book;
    this.index = index;
    this.tags = tags;
    this.members = members;
    this.groups = groups;
    this.stores = stores;
    this.events = events;
  }

  /** What the person saw of the two, so that what nobody has seen is not done. */
  public static String seen(KnownCustomer kept, KnownCustomer gone) {
    return kept.version()
        + "."
        + gone.version()
        + "."
        + kept.tags().size()
        + "."
        + gone.tags().size();
  }

  /**
   * All of the second becomes the first one's, whose name and address stay.
   *
   * @param seen what {@link #seen} said of the two before
   * @throws StaleForm if either was changed since, or is part of another one by now
   * @throws NotFound if there is no such customer to keep, or none whom the person may see
   */
  public void merge(StoreAccess access, String kept, String gone, String seen) {
    var merchant = access.store().merchant();
    var mine = book.seen(access);
    transactions.write(
        () -> {
          lock(merchant, PublicId.possible(List.of(kept, gone)));
          var one = book.get(merchant, mine, kept);
          var other = book.find(merchant, mine, gone).orElseThrow(StaleForm::new);
          var merged = Merged.of(one, other);
          if (merged.refusal() != null || !seen(one, other).equals(seen)) throw new StaleForm();
          write(merchant, one, other, merged);
          for (var store : stores.of(merchant)) index.move(store, other.id(), one.id());
          members.join(access.store(), other.id(), one.id(), Actor.of(access.person()));
          groups.join(merchant, other.email(), one.email());
          index.rewrite(merchant, List.of(one.id(), other.id()));
          for (var store : stores.of(merchant)) index.count(store, List.of(one.id()));
          tell(access, one, other, merged);
        });
  }

  /** In the order of their rows, as everybody else does. */
  private void lock(Merchant merchant, Collection<String> publicIds) {
    var c = only(merchant, CUSTOMER);
    db.select(c.ID).from(c).where(c.PUBLIC_ID.in(publicIds)).orderBy(c.ID).forUpdate().fetch();
  }

  private void write(Merchant merchant, KnownCustomer one, KnownCustomer other, Merged merged) {
    var c = only(merchant, CUSTOMER);
    db.update(c)
        .set(c.PHONE, merged.phone())
        .set(c.NOTE, merged.note())
        .set(c.MARKETING, merged.consent().state())
        .set(c.MARKETING_AT, merged.consent().at())
        .set(c.MARKETING_HOW, merged.consent().how())
        .set(c.VERSION, c.VERSION.plus(1))
        .where(c.ID.eq(one.id()))
        .execute();
    db.update(c)
        .set(c.MERGED_INTO, one.id())
        .set(c.NOTE, "")
        .set(c.VERSION, c.VERSION.plus(1))
        .where(c.ID.eq(other.id()))
        .execute();
    db.update(c).set(c.MERGED_INTO, one.id()).where(c.MERGED_INTO.eq(other.id())).execute();
    tags.write(merchant, one.id(), merged.tags());
    tags.write(merchant, other.id(), List.of());
  }

  /** Once for each of them, so that the log says it of both. */
  private void tell(StoreAccess access, KnownCustomer one, KnownCustomer other, Merged merged) {
    var changes =
        Audited.Changes.none()
            .field("merged", null, other.email())
            .field("phone", one.phone(), merged.phone())
            .field("note", one.note(), merged.note())
            .field("marketing", one.consent().state().code(), merged.consent().state().code())
            .field("tags", Listed.written(one.tags()), Listed.written(merged.tags()));
    tell(access, "customer.merged", one, changes);
    var gone = Audited.Changes.none().field("merged_into", null, one.email());
    tell(access, "customer.merged_away", other, gone);
  }

  private void tell(StoreAccess access, String action, KnownCustomer it, Audited.Changes changes) {
    events.publishEvent(
        Audited.in(
            access.store(),
            Actor.of(access.person()),
            action,
            "customer",
            it.publicId(),
            it.email(),
            changes));
  }
}
