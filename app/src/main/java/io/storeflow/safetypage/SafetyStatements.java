package io.storeflow.safetypage;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.job.Jobs;
import io.storeflow.pulse.Pulse;
import io.storeflow.safety.Contact;
import io.storeflow.safety.Safeties;
import io.storeflow.safety.Safety;
import io.storeflow.safety.SafetyGaps;
import io.storeflow.sharing.StatementFollowers;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Keeps what staff say of the safety of products and brands; it counts at once in the shop. */
@Service
public class SafetyStatements implements StatementFollowers.Statements<Safety> {
  /**
   * A product or a brand, with what is said of it.
   *
   * @param food whether it counts as food; a brand never does
   * @param brand what its brand says of all its products; nothing for a brand
   */
  record Stated(
      long id,
      String publicId,
      String title,
      boolean food,
      Safety said,
      Safety brand,
      boolean giftCard) {
    /** What holds of it. */
    Safety told() {
      return said.over(brand);
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final Safeties safeties;
  private final Pulse pulse;
  private final Jobs jobs;
  private final ApplicationEventPublisher events;

  SafetyStatements(
      DSLContext db,
      Transactions transactions,
      Safeties safeties,
      Pulse pulse,
      Jobs jobs,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.safeties = safeties;
    this.pulse = pulse;
    this.jobs = jobs;
    this.events = events;
  }

  /**
   * @throws NotFound if the store has no such product
   */
  Stated ofProduct(Store store, String publicId) {
    return findProduct(store, publicId).orElseThrow(NotFound::new);
  }

  private Optional<Stated> findProduct(Store store, String publicId) {
    var p = only(store, PRODUCT);
    return db.select(
            p.ID,
            p.PUBLIC_ID,
            p.TITLE,
            DSL.field(SafetyGaps.isFood(p)),
            Safeties.ofProduct(store, p.ID),
            Safeties.ofBrand(store, p.BRAND_ID),
            p.GIFT_CARD)
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(Stated::new));
  }

  @Override
  public Optional<Said<Safety>> said(Store store, String publicId) {
    return findProduct(store, publicId).map(it -> new Said<>(it.id(), it.said()));
  }

  /**
   * @throws NotFound if the store has no such brand
   */
  Stated ofBrand(Store store, String publicId) {
    return findBrand(store, publicId).orElseThrow(NotFound::new);
  }

  Optional<Stated> findBrand(Store store, String publicId) {
    return findBrand(store, only(store, BRAND).PUBLIC_ID.eq(publicId));
  }

  Optional<Stated> findBrand(Store store, Condition which) {
    var b = only(store, BRAND);
    var none = DSL.inline(0).convertFrom(it -> Safety.NONE);
    return db.select(
            b.ID,
            b.PUBLIC_ID,
            b.NAME,
            DSL.inline(false),
            Safeties.ofBrand(store, b.ID),
            none,
            DSL.inline(false))
        .from(b)
        .where(which)
        .fetchOptional(mapping(Stated::new));
  }

  /** Says it of the product, and soon of those of other stores that follow it. */
  public void sayOfProduct(Store store, String publicId, Safety safety, Actor actor) {
    sayOfProduct(store, publicId, null, safety, actor);
  }

  /**
   * The same for who saw what was said until now.
   *
   * @param seen the version of the form; null says it in any case
   * @throws StaleForm if somebody else has said otherwise since
   */
  void sayOfProduct(
      Store store, String publicId, @Nullable String seen, Safety safety, Actor actor) {
    transactions.write(
        () -> {
          var p = only(store, PRODUCT);
          db.select(p.ID).from(p).where(p.PUBLIC_ID.eq(publicId)).forUpdate().fetch();
          var was = ofProduct(store, publicId);
          if (was.said().equals(safety)) return;
          refuseStale(was, seen);
          safeties.ofProduct(store, was.id(), safety);
          tell(store, actor, "product", was, safety);
          jobs.enqueue(
              FollowedSafety.PRODUCT,
              new StatementFollowers.Stated(store.id(), publicId),
              Jobs.Priority.DEFAULT);
        });
  }

  @Override
  public void copyToProduct(Store store, String publicId, Safety safety, Actor actor) {
    sayOfProduct(store, publicId, safety, actor);
  }

  /** Says it of all products of the brand, and soon of those that follow one of them. */
  public void sayOfBrand(Store store, String publicId, Safety safety, Actor actor) {
    sayOfBrand(store, publicId, null, safety, actor);
  }

  /**
   * The same for who saw what was said until now.
   *
   * @param seen the version of the form; null says it in any case
   * @throws StaleForm if somebody else has said otherwise since
   */
  void sayOfBrand(Store store, String publicId, @Nullable String seen, Safety safety, Actor actor) {
    transactions.write(
        () -> {
          var b = only(store, BRAND);
          db.select(b.ID).from(b).where(b.PUBLIC_ID.eq(publicId)).forUpdate().fetch();
          var was = ofBrand(store, publicId);
          if (was.said().equals(safety)) return;
          refuseStale(was, seen);
          safeties.ofBrand(store, was.id(), safety);
          tell(store, actor, "brand", was, safety);
          jobs.enqueue(
              FollowedSafety.BRAND,
              new FollowedSafety.OfBrand(store.id(), publicId, was.said()),
              Jobs.Priority.DEFAULT);
        });
  }

  private static void refuseStale(Stated now, @Nullable String seen) {
    if (seen != null && !seen.equals(SafetyForm.of(now.said()).version())) throw new StaleForm();
  }

  private void tell(Store store, Actor actor, String kind, Stated was, Safety to) {
    var changes = Changes.none();
    changed(changes, "maker", was.said().maker(), to.maker());
    changes.field("maker_country", was.said().country(), to.country());
    changed(changes, "agent", was.said().agent(), to.agent());
    changes
        .field("warnings", was.said().warnings(), to.warnings())
        .field("exempt", was.said().exempt(), to.exempt());
    events.publishEvent(
        Audited.in(store, actor, kind + ".changed", kind, was.publicId(), was.title(), changes));
    pulse.shopChanged(store);
  }

  private static void changed(Changes changes, String who, Contact from, Contact to) {
    changes
        .field(who + "_name", from.name(), to.name())
        .field(who + "_address", from.address(), to.address())
        .field(who + "_contact", from.contact(), to.contact());
  }
}
