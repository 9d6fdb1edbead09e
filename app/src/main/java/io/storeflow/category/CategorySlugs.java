package io.storeflow.category;

import static io.storeflow.db.Tables.CATEGORY_SLUG;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.Slugs;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Addresses of categories: made of titles, told apart, and those they had, which lead to the
 * present ones until another category takes them. In the caller's transaction.
 */
@Component
class CategorySlugs {
  /** Of a category; the oldest are forgotten first. */
  private static final int MOST = 20;

  private final DSLContext db;
  private final Clock clock;

  CategorySlugs(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A slug of the title that no category has; where others have it, with that of its parent. */
  String made(CategoryTree tree, String title, @Nullable Node parent) {
    var made = Slugs.of(title);
    var slug = made.isEmpty() ? "category" : made;
    if (parent != null && tree.bySlug(slug).isPresent())
      return free(tree, Slugs.of(parent.row().slug() + " " + slug));
    return free(tree, slug);
  }

  /**
   * @throws CategorySlugTaken if another category has it
   */
  void refuseTaken(CategoryTree tree, String slug, Node own) {
    var there = tree.bySlug(slug);
    if (there.isPresent() && !there.get().equals(own))
      throw new CategorySlugTaken(free(tree, slug));
  }

  private static String free(CategoryTree tree, String slug) {
    var taken = tree.rows().stream().map(CategoryRow::slug).collect(Collectors.toSet());
    var tried = slug;
    for (int n = 2; taken.contains(tried); n++) tried = Slugs.numbered(slug, n);
    return tried;
  }

  /** A category has the slug now: it leads nowhere else. */
  void taken(Store store, String slug) {
    forget(store, List.of(slug));
  }

  /** The category went from one slug to another. */
  void moved(Store store, long category, String from, String to) {
    if (from.equals(to)) return;
    forget(store, List.of(from, to));
    insertInto(db, store, CATEGORY_SLUG)
        .set(CATEGORY_SLUG.SLUG, from)
        .set(CATEGORY_SLUG.CATEGORY_ID, category)
        .set(CATEGORY_SLUG.CREATED_AT, clock.instant())
        .execute();
    var had = only(store, CATEGORY_SLUG);
    var old =
        db.select(had.SLUG)
            .from(had)
            .where(had.CATEGORY_ID.eq(category))
            .orderBy(had.CREATED_AT.desc(), had.SLUG)
            .offset(MOST)
            .limit(MOST)
            .fetch(had.SLUG);
    if (!old.isEmpty()) forget(store, old);
  }

  private void forget(Store store, List<String> slugs) {
    var had = only(store, CATEGORY_SLUG);
    db.deleteFrom(had).where(had.SLUG.in(slugs)).execute();
  }
}
