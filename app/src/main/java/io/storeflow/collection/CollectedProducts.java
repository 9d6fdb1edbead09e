package io.storeflow.collection;

import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.COLLECTION_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.category.Place;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What stands in a collection by hand, and in which order. */
@Service
public class CollectedProducts {
  /** Of one collection. */
  static final int MOST = 500;

  private final DSLContext db;
  private final Transactions transactions;
  private final CollectionQueries queries;
  private final CollectedOrder placed;
  private final CollectionNews news;

  CollectedProducts(
      DSLContext db,
      Transactions transactions,
      CollectionQueries queries,
      CollectedOrder placed,
      CollectionNews news) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.placed = placed;
    this.news = news;
  }

  /**
   * Puts a product behind the others, unless it is there.
   *
   * @throws CollectionFull if it has as many as it may
   * @throws NotFound if there is no such product or collection by hand
   */
  public void add(Store store, String publicId, String product, Actor actor) {
    transactions.write(
        () -> {
          var row = byHand(store, publicId);
          var there = queries.placed(store, row.id());
          if (there.stream().anyMatch(it -> it.publicId().equals(product))) return;
          if (there.size() >= MOST) throw new CollectionFull();
          var found = product(store, product);
          insertInto(db, store, COLLECTION_PRODUCT)
              .set(COLLECTION_PRODUCT.COLLECTION_ID, row.id())
              .set(COLLECTION_PRODUCT.PRODUCT_ID, found.id())
              .set(COLLECTION_PRODUCT.POSITION, placed.next(store, row))
              .execute();
          var changes = Audited.Changes.none().field("product", null, found.title());
          tell(store, row, changes, actor);
        });
  }

  /** Takes a product out. */
  public void remove(Store store, String publicId, String product, Actor actor) {
    transactions.write(
        () -> {
          var row = byHand(store, publicId);
          var found = product(store, product);
          var in = only(store, COLLECTION_PRODUCT);
          int removed =
              db.deleteFrom(in)
                  .where(in.COLLECTION_ID.eq(row.id()))
                  .and(in.PRODUCT_ID.eq(found.id()))
                  .execute();
          if (removed == 0) return;
          var changes = Audited.Changes.none().field("product", found.title(), null);
          tell(store, row, changes, actor);
        });
  }

  /**
   * Moves a product among the others.
   *
   * @param at public id of the product that the place names
   * @throws NotFound if it is not there, or the place is not one of a list
   */
  public void move(Store store, String publicId, String product, Place to, String at, Actor actor) {
    transactions.write(
        () -> {
          var row = byHand(store, publicId);
          var order = new ArrayList<>(queries.placed(store, row.id()));
          int from = CollectedOrder.place(order, product);
          var moved = order.remove(from);
          int goal =
              switch (to) {
                case UP -> Math.max(0, from - 1);
                case DOWN -> Math.min(order.size(), from + 1);
                case BEFORE -> CollectedOrder.place(order, at);
                case AFTER -> CollectedOrder.place(order, at) + 1;
                default -> throw new NotFound();
              };
          if (goal == from) return;
          order.add(goal, moved);
          placed.write(store, row, order);
          var changes = Audited.Changes.none().field("position", from + 1, goal + 1);
          tell(store, row, changes, actor);
        });
  }

  private void tell(Store store, CollectionRow row, Audited.Changes changes, Actor actor) {
    news.tell(
        store, EventKind.COLLECTION_CHANGED, row.id(), row.publicId(), row.title(), changes, actor);
  }

  /** It, and nobody else changes its products until the transaction ends. */
  private CollectionRow byHand(Store store, String publicId) {
    var c = only(store, COLLECTION);
    db.select(c.ID).from(c).where(c.PUBLIC_ID.eq(publicId)).forUpdate().fetch();
    var row = queries.byPublicId(store, publicId).orElseThrow(NotFound::new);
    if (!row.isByHand()) throw new NotFound();
    return row;
  }

  private record Found(long id, String title) {}

  private Found product(Store store, String publicId) {
    var p = only(store, PRODUCT);
    return db.select(p.ID, p.TITLE)
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(Found::new))
        .orElseThrow(NotFound::new);
  }
}
