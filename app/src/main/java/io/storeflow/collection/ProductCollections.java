package io.storeflow.collection;

import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.COLLECTION_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import io.storeflow.catalog.Slugs;
import io.storeflow.category.Place;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The collections of a store; a product may be in many, and has one category beside them. */
@Service
public class ProductCollections {
  /** Of a store. */
  static final int MOST = 200;

  /** Of one by hand. */
  static final int MOST_PRODUCTS = 500;

  private final DSLContext db;
  private final Transactions transactions;
  private final CollectionQueries queries;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  ProductCollections(
      DSLContext db,
      Transactions transactions,
      CollectionQueries queries,
      Outbox outbox,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.outbox = outbox;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** All of them by title. One statement. */
  public List<CollectionRow> all(Store store) {
    return queries.all(store);
  }

  /** The one with that slug. One statement. */
  public Optional<CollectionRow> bySlug(Store store, String slug) {
    return queries.bySlug(store, slug);
  }

  /**
   * @throws NotFound if the store has no such
   */
  CollectionRow get(Store store, String publicId) {
    return queries.byPublicId(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Creates an empty one and returns its public id.
   *
   * @throws CollectionFull if the store has as many as it may
   */
  public String create(Store store, String title, CollectionKind kind, Actor actor) {
    return transactions.write(
        () -> {
          var all = queries.all(store);
          if (all.size() >= MOST) throw new CollectionFull();
          var publicId = PublicId.random();
          long id = Ids.next();
          insertInto(db, store, COLLECTION)
              .set(COLLECTION.ID, id)
              .set(COLLECTION.PUBLIC_ID, publicId)
              .set(COLLECTION.SLUG, free(all, title))
              .set(COLLECTION.TITLE, title)
              .set(COLLECTION.DESCRIPTION, "")
              .set(COLLECTION.KIND, kind)
              .set(COLLECTION.RULE, "")
              .set(COLLECTION.VERSION, 1)
              .set(COLLECTION.CREATED_AT, clock.instant())
              .execute();
          var changes = Audited.Changes.none().field("title", null, title);
          tell(store, EventKind.COLLECTION_CREATED, id, publicId, title, changes, actor);
          return publicId;
        });
  }

  private static String free(List<CollectionRow> all, String title) {
    var made = Slugs.of(title);
    var slug = made.isEmpty() ? "collection" : made;
    var taken = all.stream().map(CollectionRow::slug).toList();
    var tried = slug;
    for (int n = 2; taken.contains(tried); n++) tried = Slugs.numbered(slug, n);
    return tried;
  }

  /**
   * Changes what it is called and, of one by rule, the rule.
   *
   * @param after with the version that the person saw; an empty slug keeps the one it has
   * @throws StaleCollection if it was changed since
   * @throws CollectionSlugTaken if another one has the address
   */
  public void change(Store store, CollectionRow after, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, after.publicId());
          var slug = after.slug().isEmpty() ? before.slug() : after.slug();
          var other = queries.bySlug(store, slug);
          if (other.isPresent() && other.get().id() != before.id()) throw new CollectionSlugTaken();
          var rule = before.isByHand() ? "" : json.writeValueAsString(after.rule());
          var was = before.rule().isEmpty() ? "" : json.writeValueAsString(before.rule());
          var c = only(store, COLLECTION);
          int changed =
              db.update(c)
                  .set(c.TITLE, after.title())
                  .set(c.SLUG, slug)
                  .set(c.DESCRIPTION, after.text())
                  .set(c.RULE, rule)
                  .set(c.VERSION, after.version() + 1)
                  .where(c.ID.eq(before.id()))
                  .and(c.VERSION.eq(after.version()))
                  .execute();
          if (changed == 0) throw new StaleCollection();
          var changes =
              Audited.Changes.none()
                  .field("title", before.title(), after.title())
                  .field("slug", before.slug(), slug)
                  .field("description", before.text(), after.text())
                  .field("rule", was, rule);
          if (!changes.isEmpty())
            tell(store, EventKind.COLLECTION_CHANGED, before, after.title(), changes, actor);
        });
  }

  /** Deletes it; its products stay. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var row = get(store, publicId);
          var c = only(store, COLLECTION);
          db.deleteFrom(c).where(c.ID.eq(row.id())).execute();
          var changes = Audited.Changes.none().field("title", row.title(), null);
          tell(store, EventKind.COLLECTION_DELETED, row, row.title(), changes, actor);
        });
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
          var placed = queries.placed(store, row.id());
          if (placed.stream().anyMatch(it -> it.publicId().equals(product))) return;
          if (placed.size() >= MOST_PRODUCTS) throw new CollectionFull();
          var found = product(store, product);
          var in = only(store, COLLECTION_PRODUCT);
          int last =
              db.select(coalesce(max(in.POSITION), val(-1)))
                  .from(in)
                  .where(in.COLLECTION_ID.eq(row.id()))
                  .fetchSingle()
                  .value1();
          insertInto(db, store, COLLECTION_PRODUCT)
              .set(COLLECTION_PRODUCT.COLLECTION_ID, row.id())
              .set(COLLECTION_PRODUCT.PRODUCT_ID, found.id())
              .set(COLLECTION_PRODUCT.POSITION, last + 1)
              .execute();
          var changes = Audited.Changes.none().field("product", null, found.title());
          tell(store, EventKind.COLLECTION_CHANGED, row, row.title(), changes, actor);
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
          tell(store, EventKind.COLLECTION_CHANGED, row, row.title(), changes, actor);
        });
  }

  /**
   * Moves a product among the others.
   *
   * @param at public id of the product that the place names
   * @throws NotFound if it is not there, or the place is none of a list
   */
  public void move(Store store, String publicId, String product, Place to, String at, Actor actor) {
    transactions.write(
        () -> {
          var row = byHand(store, publicId);
          var order = new ArrayList<>(queries.placed(store, row.id()));
          int from = place(order, product);
          var moved = order.remove(from);
          int goal =
              switch (to) {
                case UP -> Math.max(0, from - 1);
                case DOWN -> Math.min(order.size(), from + 1);
                case BEFORE -> place(order, at);
                case AFTER -> place(order, at) + 1;
                default -> throw new NotFound();
              };
          if (goal == from) return;
          order.add(goal, moved);
          db.batch(positions(store, row, order)).execute();
          var changes = Audited.Changes.none().field("position", from + 1, goal + 1);
          tell(store, EventKind.COLLECTION_CHANGED, row, row.title(), changes, actor);
        });
  }

  private static int place(List<CollectedProduct> order, String product) {
    for (int i = 0; i < order.size(); i++) if (order.get(i).publicId().equals(product)) return i;
    throw new NotFound();
  }

  private List<Query> positions(Store store, CollectionRow row, List<CollectedProduct> order) {
    var updates = new ArrayList<Query>();
    var ids = ids(store, row);
    for (int position = 0; position < order.size(); position++) {
      var in = only(store, COLLECTION_PRODUCT);
      updates.add(
          db.update(in)
              .set(in.POSITION, position)
              .where(in.COLLECTION_ID.eq(row.id()))
              .and(in.PRODUCT_ID.eq(ids.get(order.get(position).publicId()))));
    }
    return updates;
  }

  private java.util.Map<String, Long> ids(Store store, CollectionRow row) {
    var p = only(store, PRODUCT);
    var in = only(store, COLLECTION_PRODUCT);
    return db.select(p.PUBLIC_ID, p.ID)
        .from(in)
        .join(p)
        .on(p.ID.eq(in.PRODUCT_ID))
        .where(in.COLLECTION_ID.eq(row.id()))
        .fetchMap(p.PUBLIC_ID, p.ID);
  }

  /** It, and nobody else changes its products until the transaction ends. */
  private CollectionRow byHand(Store store, String publicId) {
    var c = only(store, COLLECTION);
    db.select(c.ID).from(c).where(c.PUBLIC_ID.eq(publicId)).forUpdate().fetch();
    var row = get(store, publicId);
    if (!row.isByHand()) throw new NotFound();
    return row;
  }

  private record Found(long id, String title) {}

  private Found product(Store store, String publicId) {
    var p = only(store, PRODUCT);
    return db.select(p.ID, p.TITLE)
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(org.jooq.Records.mapping(Found::new))
        .orElseThrow(NotFound::new);
  }

  private void tell(
      Store store,
      EventKind kind,
      CollectionRow row,
      String title,
      Audited.Changes changes,
      Actor actor) {
    tell(store, kind, row.id(), row.publicId(), title, changes, actor);
  }

  private void tell(
      Store store,
      EventKind kind,
      long id,
      String publicId,
      String title,
      Audited.Changes changes,
      Actor actor) {
    events.publishEvent(
        Audited.in(store, actor, kind.action(), "collection", publicId, title, changes));
    outbox.tell(store, Pulse.SHOP_CHANGED, List.of(Event.of(kind, id)));
  }
}
