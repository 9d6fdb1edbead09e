package io.storeflow.catalog;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductNews.Change;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.StockMove;
import io.storeflow.label.Tags;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Creates and changes products, with their variants and what is on hand of them. */
@Service
public class Products {
  private final DSLContext db;
  private final Transactions transactions;
  private final ProductQueries queries;
  private final ProductColumns columns;
  private final Options options;
  private final Variants variants;
  private final ProductPictures pictures;
  private final ProductAddresses addresses;
  private final Tags tags;
  private final Publishing publishing;
  private final ManyProducts many;
  private final ProductNews news;
  private final Restraints restraints;
  private final Clock clock;

  Products(
      DSLContext db,
      Transactions transactions,
      ProductQueries queries,
      ProductColumns columns,
      Options options,
      Variants variants,
      ProductPictures pictures,
      ProductAddresses addresses,
      Tags tags,
      Publishing publishing,
      ManyProducts many,
      ProductNews news,
      Restraints restraints,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.columns = columns;
    this.options = options;
    this.variants = variants;
    this.pictures = pictures;
    this.addresses = addresses;
    this.tags = tags;
    this.publishing = publishing;
    this.many = many;
    this.news = news;
    this.restraints = restraints;
    this.clock = clock;
  }

  /** Those with these row ids, oldest first. */
  public List<ProductDetail> all(Store store, Collection<Long> ids) {
    return queries.details(store, ids);
  }

  /**
   * @throws NotFound if the store has no such product
   */
  public ProductDetail get(Store store, String publicId) {
    return queries.detail(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Creates a product.
   *
   * @param actor who does it, as the ledger says it
   * @return its public id
   * @throws ProductSlugTaken if the slug was given and another product has it
   */
  public String create(Store store, ProductChange change, Actor actor) {
    return transactions.write(() -> insert(store, change, "product.created", actor));
  }

  /**
   * Changes a product, but what of it is kept elsewhere.
   *
   * @param version of the product that the person saw
   * @throws StaleProduct if it was changed since
   * @throws ProductSlugTaken if another product has the slug
   * @throws io.storeflow.inventory.InsufficientStock if less would be on hand than is reserved
   */
  public void change(Store store, String publicId, int version, ProductChange change, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, publicId);
          var allowed = restraints.of(store, before, change);
          write(store, before, version, allowed, "product.changed", actor);
        });
  }

  /**
   * Makes a product again what another says that it follows, all of it.
   *
   * @param before as it was read in the same transaction
   * @throws StaleProduct if it was changed since
   * @throws io.storeflow.inventory.InsufficientStock if less would be on hand than is reserved
   */
  public void follow(Store store, ProductDetail before, ProductChange change, Actor actor) {
    transactions.write(
        () -> write(store, before, before.version(), change, "product.followed", actor));
  }

  private void write(
      Store store,
      ProductDetail before,
      int version,
      ProductChange change,
      String action,
      Actor actor) {
    var slug = addresses.of(store, change, before.id());
    var images = pictures.ids(store, change.fields().pictures());
    var set = columns.of(store, before.id(), change, slug, images);
    var p = only(store, PRODUCT);
    int changed =
        addresses.unlessTaken(
            store,
            slug,
            before.id(),
            () ->
                db.update(p)
                    .set(set)
                    .set(p.UPDATED_AT, clock.instant())
                    .set(p.VERSION, version + 1)
                    .where(p.ID.eq(before.id()))
                    .and(p.VERSION.eq(version))
                    .execute());
    if (changed == 0) throw new StaleProduct();
    pictures.write(store, before.id(), change.fields().pictures(), images);
    addresses.moved(store, before.id(), before.slug(), slug);
    var traits = change.fields().traits();
    tags.write(store, before.id(), before.fields().traits().tags(), traits.tags());
    publishing.plan(store, before.publicId(), change.fields());
    var values = options.write(store, before.id(), before.options(), change.options());
    var moves = variants.write(store, before, values, images, change, actor);
    options.dropOthers(store, before.options(), values);
    var after = get(store, before.publicId());
    var differences = ProductDifferences.between(before, after);
    tell(store, EventKind.PRODUCT_CHANGED, action, after, differences, moves, actor);
  }

  /**
   * Makes a draft like the product, with nothing on hand and no SKUs, and returns its public id.
   */
  public String copy(Store store, String publicId, String title, Actor actor) {
    var change = ProductChange.copy(get(store, publicId), title);
    return copy(store, publicId, store, change, "product.copied", actor);
  }

  /**
   * Makes a product like one of the same or another store of the merchant, and returns its public
   * id.
   *
   * @param change what it begins as
   * @param action as the audit log of its store names it
   * @throws ProductSlugTaken if the slug was given and another product has it
   */
  public String copy(
      Store from, String product, Store to, ProductChange change, String action, Actor actor) {
    return transactions.write(
        () -> {
          var copy = insert(to, change, action, actor);
          news.copied(from, product, to, copy, actor);
          return copy;
        });
  }

  /**
   * Deletes what is not on sale and never was sold.
   *
   * @return false if it is more than that; nothing was changed then
   */
  public boolean delete(Store store, String publicId, Actor actor) {
    try {
      return transactions.write(
          () -> {
            var product = get(store, publicId);
            if (!product.canBeDeleted()) return false;
            many.deleteAll(store, List.of(product), actor);
            return true;
          });
    } catch (InsufficientStock held) {
      return false;
    }
  }

  private String insert(Store store, ProductChange change, String action, Actor actor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    var slug = addresses.of(store, change, id);
    var images = pictures.ids(store, change.fields().pictures());
    var set = columns.of(store, id, change, slug, images);
    addresses.unlessTaken(
        store,
        slug,
        id,
        () ->
            insertInto(db, store, PRODUCT)
                .set(PRODUCT.ID, id)
                .set(PRODUCT.PUBLIC_ID, publicId)
                .set(PRODUCT.CREATED_AT, clock.instant())
                .set(PRODUCT.UPDATED_AT, clock.instant())
                .set(PRODUCT.VERSION, 1)
                .set(set)
                .execute());
    pictures.write(store, id, change.fields().pictures(), images);
    addresses.taken(store, List.of(slug));
    tags.write(store, id, List.of(), change.fields().traits().tags());
    publishing.plan(store, publicId, change.fields());
    var asked = change.options().stream().map(ProductChange.OptionChange::asNew).toList();
    var values = options.write(store, id, List.of(), asked);
    var moves = variants.writeNew(store, id, values, images, change, actor);
    var changes =
        Audited.Changes.none()
            .field("title", null, change.fields().title())
            .field("state", null, change.fields().state().code());
    var created = EventKind.PRODUCT_CREATED;
    news.tell(
        store,
        List.of(new Change(created, action, id, publicId, change.fields().title(), 1, changes)),
        moves,
        actor);
    return publicId;
  }

  private void tell(
      Store store,
      EventKind kind,
      String action,
      ProductDetail it,
      Audited.Changes changes,
      List<StockMove> moves,
      Actor actor) {
    var change =
        new Change(kind, action, it.id(), it.publicId(), it.title(), it.version(), changes);
    news.tell(store, List.of(change), moves, actor);
  }
}
