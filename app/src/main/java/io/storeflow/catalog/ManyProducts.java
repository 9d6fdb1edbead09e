package io.storeflow.catalog;

import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductNews.Change;
import io.storeflow.db.tables.records.ProductRecord;
import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.StockMove;
import io.storeflow.label.Brands;
import io.storeflow.label.Tags;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Creates, changes and deletes many products together, in few statements for hundreds of them: the
 * same that {@link Products} does of one. In the caller's transaction.
 */
@Service
public class ManyProducts {

  /** A product that came to be. */
  public record Made(long id, String publicId) {}

  /**
   * A product as it shall be.
   *
   * @param before it as it is, read by {@link #locked} in this transaction
   */
  public record Edit(ProductDetail before, ProductChange change) {}

  private final DSLContext db;
  private final ProductQueries queries;
  private final Brands brands;
  private final Options options;
  private final Variants variants;
  private final ProductPictures pictures;
  private final ProductAddresses addresses;
  private final Tags tags;
  private final Publishing publishing;
  private final Inventory inventory;
  private final ProductNews news;
  private final Restraints restraints;
  private final Clock clock;

  ManyProducts(
      DSLContext db,
      ProductQueries queries,
      Brands brands,
      Options options,
      Variants variants,
      ProductPictures pictures,
      ProductAddresses addresses,
      Tags tags,
      Publishing publishing,
      Inventory inventory,
      ProductNews news,
      Restraints restraints,
      Clock clock) {
    this.db = db;
    this.queries = queries;
    this.brands = brands;
    this.options = options;
    this.variants = variants;
    this.pictures = pictures;
    this.addresses = addresses;
    this.tags = tags;
    this.publishing = publishing;
    this.inventory = inventory;
    this.news = news;
    this.restraints = restraints;
    this.clock = clock;
  }

  /** Products by their slugs; those that there are not are left out. */
  public Map<String, ProductDetail> bySlug(Store store, Collection<String> slugs) {
    return queries.bySlugs(store, slugs).stream()
        .collect(Collectors.toMap(ProductDetail::slug, Function.identity()));
  }

  /** Products by row id, as nobody else changes them until the transaction ends. */
  public Map<Long, ProductDetail> locked(Store store, Collection<Long> ids) {
    if (ids.isEmpty()) return Map.of();
    var p = only(store, PRODUCT);
    db.select(p.ID).from(p).where(p.ID.in(ids)).orderBy(p.ID).forUpdate().fetch();
    return queries.details(store, ids).stream()
        .collect(Collectors.toMap(ProductDetail::id, Function.identity()));
  }

  /**
   * Creates them, and returns what they are known by, in the same order.
   *
   * @param changes each with a slug of its own
   * @throws org.springframework.dao.DuplicateKeyException if another product has one of the slugs
   */
  public List<Made> createAll(Store store, List<ProductChange> changes, Actor actor) {
    if (changes.isEmpty()) return List.of();
    var writing = new Writing(store, changes);
    var made = new ArrayList<Made>();
    var rows = new ArrayList<ProductRecord>();
    for (var change : changes) {
      var row = new ProductRecord();
      row.fromMap(named(writing.columns(Ids.next(), change)));
      var it = new Made(writing.lastId, PublicId.random());
      row.setId(it.id());
      row.setPublicId(it.publicId());
      row.setCreatedAt(clock.instant());
      row.setUpdatedAt(clock.instant());
      row.setVersion(1);
      made.add(it);
      rows.add(row);
    }
    insertAll(db, store, PRODUCT, rows);
    addresses.taken(store, changes.stream().map(it -> it.fields().slug()).toList());
    var tagged = new ArrayList<Tags.Change>();
    var asked = new ArrayList<Options.Wanted>();
    for (int i = 0; i < changes.size(); i++) {
      var change = changes.get(i);
      long id = made.get(i).id();
      if (change.fields().pictures().size() > 1)
        pictures.write(store, id, change.fields().pictures(), writing.images);
      publishing.plan(store, made.get(i).publicId(), change.fields());
      tagged.add(new Tags.Change(id, List.of(), change.fields().traits().tags()));
      var fresh = change.options().stream().map(ProductChange.OptionChange::asNew).toList();
      asked.add(new Options.Wanted(id, List.of(), fresh));
    }
    tags.writeAll(store, tagged);
    var values = options.writeAll(store, asked);
    var fresh = new ArrayList<Variants.New>();
    for (int i = 0; i < changes.size(); i++)
      fresh.add(new Variants.New(made.get(i).id(), values.get(i), writing.images, changes.get(i)));
    var moves = variants.writeAllNew(store, fresh, actor);
    var told = new ArrayList<Change>();
    for (int i = 0; i < changes.size(); i++) told.add(created(made.get(i), changes.get(i)));
    news.tell(store, told, moves, actor);
    return made;
  }

  /**
   * Changes them, but what of them is kept elsewhere; their versions rise by one each. Where a
   * change has no slug the old one stays.
   *
   * @throws io.storeflow.inventory.InsufficientStock if less would be on hand than is reserved
   */
  public void changeAll(Store store, List<Edit> asked, Actor actor) {
    if (asked.isEmpty()) return;
    var edits = restraints.of(store, asked);
    var p = only(store, PRODUCT);
    var writing = new Writing(store, edits.stream().map(Edit::change).toList());
    var updates = new ArrayList<Query>();
    var tagged = new ArrayList<Tags.Change>();
    var wanted = new ArrayList<Options.Wanted>();
    for (var edit : edits) {
      var before = edit.before();
      var fields = edit.change().fields();
      var columns = writing.columns(before.id(), edit.change());
      if (fields.slug().isEmpty()) columns.put(PRODUCT.SLUG, before.slug());
      updates.add(
          db.update(p)
              .set(columns)
              .set(p.UPDATED_AT, clock.instant())
              .set(p.VERSION, before.version() + 1)
              .where(p.ID.eq(before.id())));
      if (!fields.pictures().equals(before.fields().pictures()))
        pictures.write(store, before.id(), fields.pictures(), writing.images);
      if (!fields.slug().isEmpty())
        addresses.moved(store, before.id(), before.slug(), fields.slug());
      publishing.plan(store, before.publicId(), fields);
      var had = before.fields().traits().tags();
      tagged.add(new Tags.Change(before.id(), had, fields.traits().tags()));
      wanted.add(new Options.Wanted(before.id(), before.options(), edit.change().options()));
    }
    db.batch(updates).execute();
    tags.writeAll(store, tagged);
    var values = options.writeAll(store, wanted);
    var edited = new ArrayList<Variants.Edited>();
    for (int i = 0; i < edits.size(); i++) {
      var edit = edits.get(i);
      edited.add(new Variants.Edited(edit.before(), values.get(i), writing.images, edit.change()));
    }
    var moves = variants.writeAll(store, edited, actor);
    var had = edits.stream().flatMap(it -> it.before().options().stream()).toList();
    options.dropOthers(store, had, values.stream().flatMap(List::stream).toList());
    tellChanges(store, edits, moves, actor);
  }

  /**
   * Deletes them, whatever they are; nobody may ever have bought one.
   *
   * @throws io.storeflow.inventory.InsufficientStock if units are reserved, or held in a cart
   */
  public void deleteAll(Store store, List<ProductDetail> products, Actor actor) {
    if (products.isEmpty()) return;
    var moves = emptyShelves(store, products, actor);
    var ids = products.stream().map(ProductDetail::id).toList();
    var v = only(store, VARIANT);
    var all = db.select(v.ID).from(v).where(v.PRODUCT_ID.in(ids)).fetch(v.ID);
    var line = only(store, CART_LINE);
    db.deleteFrom(line).where(line.VARIANT_ID.in(all)).execute();
    inventory.forget(store, all);
    db.deleteFrom(v).where(v.PRODUCT_ID.in(ids)).execute();
    options.drop(store, products.stream().flatMap(it -> it.options().stream()).toList());
    var p = only(store, PRODUCT);
    db.deleteFrom(p).where(p.ID.in(ids)).execute();
    news.tell(store, products.stream().map(ManyProducts::deleted).toList(), moves, actor);
  }

  /** What is left on hand leaves through the ledger, so that its sum stays the stock. */
  private List<StockMove> emptyShelves(Store store, List<ProductDetail> products, Actor actor) {
    var onHand = new HashMap<Long, Integer>();
    for (var product : products)
      for (var variant : product.variants())
        if (variant.onHand() != null) onHand.put(variant.id(), -variant.onHand());
    var why = new Why(LedgerKind.ADJUSTMENT, LedgerReason.PRODUCT_DELETED.code(), null);
    return inventory.correct(store, onHand, why, actor);
  }

  private static Change deleted(ProductDetail it) {
    var gone = Audited.Changes.none().field("title", it.title(), null);
    return new Change(
        EventKind.PRODUCT_DELETED,
        "product.deleted",
        it.id(),
        it.publicId(),
        it.title(),
        it.version(),
        gone);
  }

  private static Change created(Made made, ProductChange change) {
    var fields = change.fields();
    var changes =
        Audited.Changes.none()
            .field("title", null, fields.title())
            .field("state", null, fields.state().code());
    return new Change(
        EventKind.PRODUCT_CREATED,
        "product.created",
        made.id(),
        made.publicId(),
        fields.title(),
        1,
        changes);
  }

  private void tellChanges(Store store, List<Edit> edits, List<StockMove> moves, Actor actor) {
    var ids = edits.stream().map(it -> it.before().id()).toList();
    var after =
        queries.details(store, ids).stream()
            .collect(Collectors.toMap(ProductDetail::id, Function.identity()));
    var told = new ArrayList<Change>();
    for (var edit : edits) {
      var it = Objects.requireNonNull(after.get(edit.before().id()));
      told.add(
          new Change(
              EventKind.PRODUCT_CHANGED,
              "product.changed",
              it.id(),
              it.publicId(),
              it.title(),
              it.version(),
              ProductDifferences.between(edit.before(), it)));
    }
    news.tell(store, told, moves, actor);
  }

  private static Map<String, @Nullable Object> named(Map<Field<?>, @Nullable Object> columns) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    columns.forEach((column, value) -> named.put(column.getName(), value));
    return named;
  }

  /** What the products name, looked up once for all of them. */
  private final class Writing {
    private final Store store;
    private final Map<String, Long> images;
    private final Map<String, Long> categories;
    private final Map<String, @Nullable Long> brandIds;
    private final Map<String, @Nullable Long> profiles = new HashMap<>();
    private long lastId;

    Writing(Store store, List<ProductChange> changes) {
      this.store = store;
      var named = changes.stream().map(it -> it.fields().traits().brand()).distinct().toList();
      brandIds = new HashMap<>(brands.spelled(store, named));
      images =
          pictures.ids(
              store, changes.stream().flatMap(it -> it.fields().pictures().stream()).toList());
      var within =
          changes.stream().map(it -> it.fields().category()).filter(Objects::nonNull).toList();
      var c = only(store, CATEGORY);
      categories =
          within.isEmpty()
              ? Map.of()
              : db.select(c.PUBLIC_ID, c.ID)
                  .from(c)
                  .where(c.PUBLIC_ID.in(within))
                  .fetchMap(c.PUBLIC_ID, c.ID);
    }

    Map<Field<?>, @Nullable Object> columns(long product, ProductChange change) {
      lastId = product;
      var fields = change.fields();
      var category = fields.category() == null ? null : categories.get(fields.category());
      if (fields.category() != null && category == null) throw new NotFound();
      var brand =
          brandIds.computeIfAbsent(
              fields.traits().brand(), name -> brands.named(store, name, product));
      var wanted = fields.traits().shippingProfile();
      var profile =
          wanted == null
              ? null
              : profiles.computeIfAbsent(wanted, it -> ProductColumns.profile(db, store, it));
      return ProductColumns.of(change, fields.slug(), images, category, brand, profile);
    }
  }
}
