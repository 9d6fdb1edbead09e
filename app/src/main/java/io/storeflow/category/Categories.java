package io.storeflow.category;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.CategoryTree.Node;
import io.storeflow.media.MediaFiles;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The categories of a store, in the order that shoppers see them, up to five levels deep. */
@Service
public class Categories {
  /** More than anybody can overlook; keeps pages and menus bounded. */
  public static final int MOST = 500;

  private final DSLContext db;
  private final Transactions transactions;
  private final MediaFiles media;
  private final CategoryQueries queries;
  private final CategorySlugs slugs;
  private final CategoryMoves moves;
  private final CategoryNews news;

  Categories(
      DSLContext db,
      Transactions transactions,
      MediaFiles media,
      CategoryQueries queries,
      CategorySlugs slugs,
      CategoryMoves moves,
      CategoryNews news) {
    this.db = db;
    this.transactions = transactions;
    this.media = media;
    this.queries = queries;
    this.slugs = slugs;
    this.moves = moves;
    this.news = news;
  }

  /** All of them, each before those below it, without their products. One statement. */
  public List<CategoryRow> all(Store store) {
    return tree(store).rows();
  }

  /** All of them as they stand below each other, without their products. One statement. */
  public CategoryTree tree(Store store) {
    return queries.tree(store);
  }

  /** With how many products each has: a pass over all products. One statement. */
  CategoryTree counted(Store store) {
    return queries.counted(store);
  }

  /** With how many products for sale each has: a pass over all products. One statement. */
  public CategoryTree countedForSale(Store store) {
    return queries.countedForSale(store);
  }

  /** With 1 for those that have a product for sale. One statement. */
  public CategoryTree forSale(Store store) {
    return queries.forSale(store);
  }

  /** The present slug of the category that once had this one. One statement. */
  public Optional<String> movedTo(Store store, String slug) {
    return queries.movedTo(store, slug);
  }

  /**
   * @throws NotFound if the store has no such category
   */
  Node get(Store store, String publicId) {
    return tree(store).byPublicId(publicId).orElseThrow(NotFound::new);
  }

  /** Creates a category at the top, behind the others, and returns its public id. */
  public String create(Store store, String title, Actor actor) {
    return create(store, title, "", actor);
  }

  /**
   * Creates a category behind the others there and returns its public id.
   *
   * @param parent public id of the one it stands below; empty for the top
   * @throws CategoryTitleTaken if another one there has the title
   * @throws CategoryMisplaced if it would be too deep
   * @throws TooManyCategories if the store has as many as it may
   * @throws NotFound if the store has no such parent
   */
  public String create(Store store, String title, String parent, Actor actor) {
    try {
      return transactions.write(() -> insert(store, title, parent, actor));
    } catch (DuplicateKeyException raced) {
      throw new CategoryTitleTaken();
    }
  }

  private String insert(Store store, String title, String parent, Actor actor) {
    var tree = queries.locked(store);
    var above = parent(tree, parent);
    refuseTaken(tree, title, above, null);
    if (tree.nodes().size() >= MOST) throw new TooManyCategories();
    if (above != null && above.isDeepest())
      throw new CategoryMisplaced(CategoryMisplaced.Why.TOO_DEEP);
    var slug = slugs.made(tree, title, above);
    var parentId = above == null ? null : above.row().id();
    var row = new CategoryRow(Ids.next(), parentId, PublicId.random(), slug, title, "", null, 0, 1);
    insertInto(db, store, CATEGORY)
        .set(CATEGORY.ID, row.id())
        .set(CATEGORY.PARENT_ID, parentId)
        .set(CATEGORY.PUBLIC_ID, row.publicId())
        .set(CATEGORY.SLUG, row.slug())
        .set(CATEGORY.TITLE, title)
        .set(CATEGORY.POSITION, tree.below(above).size())
        .set(CATEGORY.VERSION, row.version())
        .execute();
    slugs.taken(store, slug);
    var changes =
        Audited.Changes.none()
            .field("title", null, title)
            .field("parent", null, above == null ? null : above.words());
    news.tell(store, EventKind.CATEGORY_CREATED, row, title, changes, actor);
    return row.publicId();
  }

  /**
   * Changes a category; with another parent it goes behind those there. An address that it had
   * leads to the new one.
   *
   * @param version of the category that the person saw
   * @throws StaleCategory if it was changed since
   * @throws CategoryTitleTaken if another one there has the title
   * @throws CategorySlugTaken if another one has the address
   * @throws CategoryMisplaced if it cannot stand there
   * @throws NotFound if the store has no such category or parent
   */
  public void change(
      Store store, String publicId, int version, CategoryChange change, Actor actor) {
    transactions.write(
        () -> {
          var tree = queries.locked(store);
          var node = tree.byPublicId(publicId).orElseThrow(NotFound::new);
          var before = node.row();
          if (before.version() != version) throw new StaleCategory();
          var above = parent(tree, change.parent());
          refuseTaken(tree, change.title(), above, node);
          var slug = change.slug().isEmpty() ? before.slug() : change.slug();
          slugs.refuseTaken(tree, slug, node);
          moves.below(store, tree, node, above);
          write(store, before, change, slug);
          slugs.moved(store, before.id(), before.slug(), slug);
          var was = tree.byId(before.parentId()).orElse(null);
          var changes =
              Audited.Changes.none()
                  .field("title", before.title(), change.title())
                  .field("slug", before.slug(), slug)
                  .field("text", before.text(), change.text())
                  .field("image", before.image(), change.image())
                  .field("image_alt", before.alt(), change.image().isEmpty() ? "" : change.alt())
                  .field(
                      "parent",
                      was == null ? null : was.words(),
                      above == null ? null : above.words());
          if (changes.isEmpty()) return;
          var kind = EventKind.CATEGORY_CHANGED;
          news.tell(store, kind, before, change.title(), changes, actor);
        });
  }

  private void write(Store store, CategoryRow before, CategoryChange change, String slug) {
    var c = only(store, CATEGORY);
    db.update(c)
        .set(c.TITLE, change.title())
        .set(c.SLUG, slug)
        .set(c.DESCRIPTION, change.text())
        .set(c.MEDIA_ID, media.id(store, change.image()))
        .set(c.IMAGE_ALT, change.image().isEmpty() ? "" : change.alt())
        .set(c.VERSION, before.version() + 1)
        .where(c.ID.eq(before.id()))
        .execute();
  }

  private static @Nullable Node parent(CategoryTree tree, String publicId) {
    return publicId.isEmpty() ? null : tree.byPublicId(publicId).orElseThrow(NotFound::new);
  }

  static void refuseTaken(
      CategoryTree tree, String title, @Nullable Node parent, @Nullable Node own) {
    var taken =
        tree.below(parent).stream()
            .filter(it -> !it.equals(own))
            .anyMatch(it -> Folded.same(it.title(), title));
    if (taken) throw new CategoryTitleTaken();
  }
}
