package io.storeflow.forsale;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.collection.CollectionRow;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.paging.Page;
import io.storeflow.productindex.Facets;
import io.storeflow.productindex.ProductIndex;
import io.storeflow.productindex.Wanted;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What shoppers see of the catalogue: active products with their active variants, nothing else. */
@Service
public class ShopCatalogue {
  private final ShopQueries queries;
  private final Categories categories;
  private final ProductIndex index;

  ShopCatalogue(ShopQueries queries, Categories categories, ProductIndex index) {
    this.queries = queries;
    this.categories = categories;
    this.index = index;
  }

  /**
   * A page of a list that is counted.
   *
   * @param total how many products there are on all pages
   */
  public record Listed(Page<ShopProduct> page, int total, Facets facets) {}

  /**
   * A page of what is wanted, of a list that is narrowed by any labels. One statement beside those
   * of the index.
   *
   * @param full as of {@link #productsInFull}
   * @return empty for a store of more products than the index can keep
   * @throws Problem 400 if the cursor belongs to another list
   */
  public Optional<Listed> list(Store store, Wanted wanted, boolean full) {
    return index
        .find(store, wanted)
        .map(
            found ->
                new Listed(
                    queries.these(store, found.page(), full), found.total(), found.facets()));
  }

  /**
   * Categories that have an active product, in them or below, each before those below it. One
   * statement.
   */
  public List<ShopCategory> categories(Store store) {
    return categories.forSale(store).nodes().stream()
        .filter(it -> it.all() > 0)
        .map(ShopCategory::of)
        .toList();
  }

  /** All categories with how many active products: a pass over all products. One statement. */
  public CategoryTree countedCategories(Store store) {
    return categories.countedForSale(store);
  }

  /** The present slug of the category that once had this one. One statement. */
  public Optional<String> categoryMovedTo(Store store, String slug) {
    return categories.movedTo(store, slug);
  }

  /**
   * A page of products. One statement.
   *
   * @param cursor of the page as an earlier one named it; null for the first
   * @throws Problem 400 if the cursor belongs to another list
   */
  public Page<ShopProduct> products(
      Store store, ShopFilter filter, int size, @Nullable String cursor) {
    return queries.page(store, filter, size, cursor, false);
  }

  /** Like {@link #products}, with options and what variants are made of. One statement. */
  public Page<ShopProduct> productsInFull(
      Store store, ShopFilter filter, int size, @Nullable String cursor) {
    return queries.page(store, filter, size, cursor, true);
  }

  /** Products that the store shows before others, newest first. One statement. */
  public List<ShopProduct> featured(Store store, int most) {
    return queries.featured(store, most);
  }

  /** A page of a collection. One statement. */
  public Page<ShopProduct> products(
      Store store, CollectionRow collection, int size, @Nullable String cursor) {
    return queries.page(store, collection, size, cursor);
  }

  /** The active product with this slug. One statement. */
  public Optional<ShopProduct> bySlug(Store store, String slug) {
    return queries.bySlug(store, slug);
  }

  /** The present slug of the active product that once had this one. One statement. */
  public Optional<String> movedTo(Store store, String slug) {
    return queries.movedTo(store, slug);
  }

  /** How many active products there are. One statement. */
  public int count(Store store) {
    return queries.active(store);
  }

  /** The addresses of active products, oldest first. One statement. */
  public List<ShopAddress> addresses(Store store, int skipped, int most) {
    return queries.addresses(store, skipped, most);
  }

  /** Those of these public ids that are active products, as lists show them. One statement. */
  public List<ShopProduct> byPublicIds(Store store, Collection<String> publicIds) {
    return queries.byPublicIds(store, publicIds);
  }

  /** The active product with this public id. One statement. */
  public Optional<ShopProduct> byPublicId(Store store, String publicId) {
    return queries.byPublicId(store, publicId);
  }
}
