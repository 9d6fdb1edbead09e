package io.storeflow.customerbook;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.store.Owned.only;

import io.storeflow.customer.Customers;
import io.storeflow.customer.Marketing;
import io.storeflow.label.TagStep;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.ordertag.TooManyTags;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes what is noted of customers. */
@Service
public class CustomerChanges {
  private final DSLContext db;
  private final Transactions transactions;
  private final CustomerBook book;
  private final CustomerIndex index;
  private final CustomerTags tags;
  private final Stores stores;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CustomerChanges(
      DSLContext db,
      Transactions transactions,
      CustomerBook book,
      CustomerIndex index,
      CustomerTags tags,
      Stores stores,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.book = book;
    this.index = index;
    this.tags = tags;
    this.stores = stores;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says of a customer what the draft says.
   *
   * @param version that the person saw
   * @throws StaleForm if somebody else has changed it since
   * @throws NotFound if there is no such customer, or none whom the person may see
   */
  public void change(StoreAccess access, String publicId, int version, CustomerDraft draft) {
    var store = access.store();
    var seen = book.seen(access);
    transactions.write(
        () -> {
          var before = book.get(store.merchant(), seen, publicId);
          if (before.version() != version) throw new StaleForm();
          var changes = changes(before, draft);
          if (changes.isEmpty()) return;
          write(store, before, draft);
          index.rewrite(store.merchant(), List.of(before.id()));
          show(store, before, draft);
          tell(access, "changed", before, changes);
        });
  }

  /**
   * Gives and takes tags.
   *
   * @throws TooManyTags if the customer would have more than one may
   * @throws NotFound if there is no such customer, or none whom the person may see
   */
  public void tag(StoreAccess access, String publicId, TagStep step) {
    var merchant = access.store().merchant();
    var seen = book.seen(access);
    transactions.write(
        () -> {
          var before = book.get(merchant, seen, publicId);
          lock(access.store(), before.id());
          var had = book.get(merchant, seen, publicId).tags();
          var has = step.on(had);
          if (has.equals(had)) return;
          if (has.size() > OrderTags.MOST) throw new TooManyTags(has.size());
          tags.write(merchant, before.id(), has);
          tell(
              access,
              "tagged",
              before,
              Audited.Changes.none().field("tags", Listed.written(had), Listed.written(has)));
        });
  }

  private void lock(Store store, long customer) {
    var c = only(store.merchant(), CUSTOMER);
    db.select(c.ID).from(c).where(c.ID.eq(customer)).forUpdate().fetch();
  }

  private static Audited.Changes changes(KnownCustomer before, CustomerDraft draft) {
    return Audited.Changes.none()
        .field("name", before.name(), draft.name())
        .field("phone", before.phone(), draft.phone())
        .field("note", before.note(), draft.note())
        .field("marketing", before.consent().state().code(), draft.marketing().code())
        .field("marketing_how", before.consent().how(), how(draft));
  }

  private static String how(CustomerDraft draft) {
    return draft.marketing() == Marketing.NONE ? "" : draft.how();
  }

  private void write(Store store, KnownCustomer before, CustomerDraft draft) {
    var c = only(store.merchant(), CUSTOMER);
    boolean said = draft.marketing() != before.consent().state();
    var at = said ? clock.instant() : before.consent().at();
    int changed =
        db.update(c)
            .set(c.NAME, draft.name())
            .set(c.PHONE, draft.phone())
            .set(c.NOTE, draft.note())
            .set(c.MARKETING, draft.marketing())
            .set(c.MARKETING_AT, draft.marketing() == Marketing.NONE ? null : at)
            .set(c.MARKETING_HOW, how(draft))
            .set(c.VERSION, c.VERSION.plus(1))
            .where(c.ID.eq(before.id()))
            .and(c.VERSION.eq(before.version()))
            .execute();
    if (changed == 0) throw new StaleForm();
  }

  /** In the lists of all stores that know them. */
  private void show(Store store, KnownCustomer before, CustomerDraft draft) {
    for (var each : stores.of(store.merchant())) {
      var v = only(each, CUSTOMER_STORE);
      db.update(v)
          .set(v.NAME, Customers.sorted(draft.name(), before.email()))
          .set(v.MARKETING, draft.marketing())
          .where(v.CUSTOMER_ID.eq(before.id()))
          .execute();
    }
  }

  private void tell(
      StoreAccess access, String done, KnownCustomer customer, Audited.Changes changes) {
    events.publishEvent(
        Audited.in(
            access.store(),
            Actor.of(access.person()),
            "customer." + done,
            "customer",
            customer.publicId(),
            customer.email(),
            changes));
  }
}
