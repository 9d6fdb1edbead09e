package io.storeflow.catalog;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.storeflow.catalog.ProductNews.Change;
import io.storeflow.inventory.Availability;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Service;

/** Puts products on sale, takes them off, lays them away: one or many at once. */
@Service
public class ProductStates {

  /**
   * What came of it.
   *
   * @param changed public ids with the state each had before
   * @param soldOut how many of the changed nobody can buy, because nothing is on hand
   * @param refused how many cannot be active, because none of their variants is
   */
  public record Outcome(List<Was> changed, int refused, int soldOut) {}

  public record Was(String publicId, ProductState state) {}

  private static final Field<Instant> NEVER = val(null, PRODUCT.PUBLISH_AT.getDataType());

  private record Found(
      long id,
      String publicId,
      String title,
      ProductState state,
      int version,
      boolean sells,
      boolean inStock) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final ProductNews news;
  private final Clock clock;

  ProductStates(DSLContext db, Transactions transactions, ProductNews news, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.news = news;
    this.clock = clock;
  }

  /** Changes those of the products that exist, are not so yet, and may be. */
  public Outcome change(Store store, Collection<String> products, ProductState state, Actor actor) {
    return transactions.write(
        () -> {
          var found =
              find(store, products, noCondition()).stream()
                  .filter(product -> product.state() != state)
                  .toList();
          boolean mustSell = state == ProductState.ACTIVE;
          var changed = found.stream().filter(it -> it.sells() || !mustSell).toList();
          // Who changes the state by hand has other plans than those before.
          if (!changed.isEmpty()) write(store, changed, state, NEVER, actor);
          return new Outcome(
              changed.stream().map(it -> new Was(it.publicId(), it.state())).toList(),
              found.size() - changed.size(),
              (int) changed.stream().filter(it -> mustSell && !it.inStock()).count());
        });
  }

  /** Puts a draft on sale whose time has come; leaves all others alone. */
  void publish(Store store, String product) {
    transactions.write(
        () -> {
          var p = only(store, PRODUCT);
          var due = p.STATE.eq(ProductState.DRAFT).and(p.PUBLISH_AT.le(clock.instant()));
          var found = find(store, List.of(product), due).stream().filter(Found::sells).toList();
          if (found.isEmpty()) return;
          write(store, found, ProductState.ACTIVE, p.PUBLISH_AT, Actor.SYSTEM);
        });
  }

  private List<Found> find(Store store, Collection<String> products, Condition which) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var sells = exists(selectOne().from(v).where(v.PRODUCT_ID.eq(p.ID)).and(v.ACTIVE));
    var inStock =
        exists(
            selectOne()
                .from(v)
                .where(v.PRODUCT_ID.eq(p.ID))
                .and(v.ACTIVE)
                .and(Availability.of(store, v).isInStock()));
    return db.select(p.ID, p.PUBLIC_ID, p.TITLE, p.STATE, p.VERSION, field(sells), field(inStock))
        .from(p)
        .where(p.PUBLIC_ID.in(PublicId.possible(products)))
        .and(which)
        .orderBy(p.ID)
        .forUpdate()
        .fetch(mapping(Found::new));
  }

  private void write(
      Store store,
      List<Found> products,
      ProductState state,
      Field<Instant> publishAt,
      Actor actor) {
    var p = only(store, PRODUCT);
    db.update(p)
        .set(p.STATE, state)
        .set(p.PUBLISH_AT, publishAt)
        .set(p.UPDATED_AT, clock.instant())
        .set(p.VERSION, p.VERSION.plus(1))
        .where(p.ID.in(products.stream().map(Found::id).toList()))
        .execute();
    news.tell(store, products.stream().map(it -> change(it, state)).toList(), List.of(), actor);
  }

  private static Change change(Found product, ProductState state) {
    return new Change(
        EventKind.PRODUCT_CHANGED,
        "product.changed",
        product.id(),
        product.publicId(),
        product.title(),
        product.version() + 1,
        Audited.Changes.none().field("state", product.state().code(), state.code()));
  }
}
