package io.storeflow.collection;

import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.Slugs;
import io.storeflow.category.Categories;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The collections of a store; a product may be in many, and has one category beside them. */
@Service
public class ProductCollections {
  /** Of a store. */
  static final int MOST = 200;

  /** Who create at the same moment and want the same address. */
  private static final int TRIES = 5;

  private final DSLContext db;
  private final Transactions transactions;
  private final CollectionQueries queries;
  private final StoreRows stores;
  private final Categories categories;
  private final CollectionNews news;
  private final JsonMapper json;
  private final Clock clock;

  ProductCollections(
      DSLContext db,
      Transactions transactions,
      CollectionQueries queries,
      StoreRows stores,
      Categories categories,
      CollectionNews news,
      JsonMapper json,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.stores = stores;
    this.categories = categories;
    this.news = news;
    this.json = json;
    this.clock = clock;
  }

  /** All of them by title. One statement. */
  public List<CollectionRow> all(Store store) {
    return queries.all(store);
  }

  /** Those that shoppers find something in, by title. Three statements. */
  public List<CollectionRow> forSale(Store store) {
    var all = queries.all(store);
    return queries.withSomethingForSale(store, all, categories.tree(store), clock.instant());
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
    return unlessRaced(TRIES, () -> insert(store, title, kind, actor));
  }

  private String insert(Store store, String title, CollectionKind kind, Actor actor) {
    stores.requireRoom(store, COLLECTION, MOST, CollectionFull::new);
    var all = queries.all(store);
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
    news.tell(store, EventKind.COLLECTION_CREATED, id, publicId, title, changes, actor);
    return publicId;
  }

  /** Another may take the address at the same moment: then the next one that is free. */
  private String unlessRaced(int tries, Supplier<String> work) {
    try {
      return transactions.write(work);
    } catch (DuplicateKeyException raced) {
      if (tries <= 1) throw raced;
      return unlessRaced(tries - 1, work);
    }
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
    try {
      transactions.write(() -> update(store, after, actor));
    } catch (DuplicateKeyException raced) {
      throw new CollectionSlugTaken();
    }
  }

  /**
   * Rules that ask for the brand ask for it under its other name; called in the transaction that
   * renames it.
   */
  public void brandRenamed(Store store, String from, String to, Actor actor) {
    for (var it : queries.all(store))
      if (!it.isByHand() && Folded.same(it.rule().brand(), from))
        update(store, it.with(it.rule().ofBrand(to)), actor);
  }

  private void update(Store store, CollectionRow after, Actor actor) {
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
      news.tell(
          store,
          EventKind.COLLECTION_CHANGED,
          before.id(),
          before.publicId(),
          after.title(),
          changes,
          actor);
  }

  /** Deletes it; its products stay. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var row = get(store, publicId);
          var c = only(store, COLLECTION);
          db.deleteFrom(c).where(c.ID.eq(row.id())).execute();
          var changes = Audited.Changes.none().field("title", row.title(), null);
          news.tell(
              store,
              EventKind.COLLECTION_DELETED,
              row.id(),
              row.publicId(),
              row.title(),
              changes,
              actor);
        });
  }
}
