package io.storeflow.batch;

import io.storeflow.platform.form.FormText;
import io.storeflow.productlist.ProductListFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is ticked in the list of products.
 *
 * @param product public ids; null if none
 * @param all on if all that the list has are meant, on all of its pages
 * @param filter what the list shows, as its address says it
 */
public record TickedProducts(
    @Nullable List<String> product, @Nullable String all, @Nullable String filter) {
  /** As many as a page of the list has, twice over; more are chosen as all of the list. */
  private static final int MOST = 100;

  boolean isNothing() {
    return !isAll() && products().isEmpty();
  }

  boolean isAll() {
    return FormText.on(all);
  }

  ProductListFilter list() {
    return ProductListFilter.of(filter == null ? "" : filter);
  }

  List<String> products() {
    return product == null ? List.of() : product.stream().limit(MOST).toList();
  }
}
