package io.storeflow.category;

import static io.storeflow.db.Tables.CATEGORY_SLUG;

import io.storeflow.catalog.Slugs;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.db.tables.CategorySlug;
import io.storeflow.db.tables.records.CategorySlugRecord;
import io.storeflow.slug.FormerSlugs;
import io.storeflow.store.Store;
import java.time.Clock;
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
  private final FormerSlugs<CategorySlugRecord, CategorySlug> former;

  CategorySlugs(DSLContext db, Clock clock) {
    former =
        new FormerSlugs<>(
            db,
            clock,
            CATEGORY_SLUG,
            CATEGORY_SLUG.SLUG,
            CATEGORY_SLUG.CATEGORY_ID,
            CATEGORY_SLUG.CREATED_AT);
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
    former.taken(store, slug);
  }

  /** The category went from one slug to another. */
  void moved(Store store, long category, String from, String to) {
    former.moved(store, category, from, to);
  }
}
