package io.storeflow.exemptionpage;

import static io.storeflow.db.Tables.EXEMPTION_PAST;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.exemption.Exemption;
import io.storeflow.exemption.Exemptions;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.sharing.StatementFollowers;
import io.storeflow.sharing.StatementFollowers.StatedAtSource;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Keeps what staff state of products; it holds of what is ordered from then on. */
@Service
public class ExemptionStatements implements StatementFollowers.Statements<Exemption> {
  /** A product with what holds of it. */
  record Stated(long id, String product, String title, Exemption exemption) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final StatementFollowers followers;
  private final Clock clock;

  ExemptionStatements(
      DSLContext db, Transactions transactions, StatementFollowers followers, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.followers = followers;
    this.clock = clock;
  }

  /**
   * @throws NotFound if the store has no such product
   */
  Stated of(Store store, String publicId) {
    return find(store, publicId).orElseThrow(NotFound::new);
  }

  private Optional<Stated> find(Store store, String publicId) {
    var p = only(store, PRODUCT);
    return db.select(p.ID, p.PUBLIC_ID, p.TITLE, Exemptions.of(store, p))
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(Stated::new));
  }

  @Override
  public Optional<Said<Exemption>> said(Store store, String publicId) {
    return find(store, publicId).map(it -> new Said<>(it.id(), it.exemption()));
  }

  /**
   * Says it of the product, and soon of those of other stores that follow it.
   *
   * @throws StatedAtSource if it follows one itself
   */
  public void state(Store store, String publicId, Exemption said, Actor actor) {
    state(store, publicId, ExemptionForm.of(of(store, publicId).exemption()), said, actor);
  }

  /**
   * @param seen what the form showed
   * @throws StatedAtSource if it follows one itself
   * @throws StaleForm if somebody else has stated something else since
   */
  void state(Store store, String publicId, ExemptionForm seen, Exemption said, Actor actor) {
    transactions.write(
        () -> {
          followers.own(store, publicId);
          var was = of(store, publicId);
          boolean same = was.exemption() == said;
          var now = ExemptionForm.of(was.exemption()).version();
          if (!same && now != null && !now.equals(seen.version())) throw new StaleForm();
          copyToProduct(store, publicId, said, actor);
        });
  }

  /** What was ordered until now keeps what held of it. */
  private void keep(Store store, Stated was) {
    insertInto(db, store, EXEMPTION_PAST)
        .set(EXEMPTION_PAST.PRODUCT_ID, was.id())
        .set(EXEMPTION_PAST.UNTIL, clock.instant())
        .set(EXEMPTION_PAST.EXEMPTION, was.exemption())
        .onDuplicateKeyIgnore()
        .execute();
  }

  @Override
  public void copyToProduct(Store store, String publicId, Exemption said, Actor actor) {
    transactions.write(
        () -> {
          var was = of(store, publicId);
          if (was.exemption() == said) return;
          keep(store, was);
          var p = only(store, PRODUCT);
          db.update(p).set(p.EXEMPTION, said).where(p.ID.eq(was.id())).execute();
          var changes = Changes.none().field("exemption", was.exemption().code(), said.code());
          followers.tell(store, publicId, was.title(), changes, FollowedExemption.KIND, actor);
        });
  }
}
