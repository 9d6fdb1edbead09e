package io.storeflow.loyaltypage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.loyalty.Program.Extra;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goods with points of their own, by the names that people read and type. */
@Component
class ExtraGoods {
  private final DSLContext db;
  private final Categories categories;

  ExtraGoods(DSLContext db, Categories categories) {
    this.db = db;
    this.categories = categories;
  }

  private record Named(long id, String slug, String title) {}

  /**
   * @param products by their row ids
   */
  record Known(Map<Long, Named> products, CategoryTree tree) {
    /** As it is typed; empty for one that is gone. */
    String slug(@Nullable Long product) {
      return named(product, Named::slug);
    }

    /** As it is read; empty for one that is gone. */
    String title(@Nullable Long product) {
      return named(product, Named::title);
    }

    private String named(@Nullable Long product, Function<Named, String> part) {
      var named = product == null ? null : products.get(product);
      return named == null ? "" : part.apply(named);
    }
  }

  /** Two statements at most, however many there are. */
  Known of(Store store, List<Extra> extras) {
    var p = only(store, PRODUCT);
    var ids = extras.stream().map(Extra::product).filter(Objects::nonNull).toList();
    return new Known(
        ids.isEmpty()
            ? Map.of()
            : db.select(p.ID, p.SLUG, p.TITLE)
                .from(p)
                .where(p.ID.in(ids))
                .fetchMap(p.ID, mapping(Named::new)),
        categories.tree(store));
  }

  /** Row ids of products by their slugs. */
  Map<String, Long> products(Store store, Collection<String> slugs) {
    // The column knows no other letters, and fails when it is compared with them.
    var plain = slugs.stream().filter(it -> it.chars().allMatch(letter -> letter < 128)).toList();
    if (plain.isEmpty()) return Map.of();
    var p = only(store, PRODUCT);
    return db.select(p.SLUG, p.ID).from(p).where(p.SLUG.in(plain)).fetchMap(p.SLUG, p.ID);
  }
}
