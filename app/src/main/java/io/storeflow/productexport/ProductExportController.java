package io.storeflow.productexport;

import io.storeflow.audit.Exports;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.Products;
import io.storeflow.category.Categories;
import io.storeflow.desk.Needs;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.productfile.ProductFileWriter;
import io.storeflow.productlist.ProductListFilter;
import io.storeflow.productlist.ProductListQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * All products, or those of the list so filtered, as a file. It has what they cost the merchant, so
 * it is for those who may change them.
 */
@Controller
class ProductExportController {
  /** Products that are read at once, in one statement. */
  private static final int PAGE = 200;

  private static final int MOST = 1_000_000;

  private final Products products;
  private final ProductListQueries list;
  private final Categories categories;
  private final PublicUrl url;
  private final Exports exports;

  ProductExportController(
      Products products,
      ProductListQueries list,
      Categories categories,
      PublicUrl url,
      Exports exports) {
    this.products = products;
    this.list = list;
    this.categories = categories;
    this.url = url;
    this.exports = exports;
  }

  @GetMapping("/s/{store}/products.csv")
  @Needs(Permission.EDIT_PRODUCTS)
  void file(
      Store store,
      Actor actor,
      ProductListFilter filter,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var tree = categories.tree(store);
    var ids = list.ids(store, filter, tree, MOST);
    var lines = new ProductLines(store, tree, url);
    exports.send(
        response,
        Exports.File.of(store, actor, "product", "products", request),
        ProductFileWriter.TITLES,
        from -> page(store, ids, from == null ? 0 : Integer.parseInt(from)),
        (product, csv) -> new ProductFileWriter(csv).write(lines.of(product)));
  }

  private Page<ProductDetail> page(Store store, List<Long> ids, int from) {
    int to = Math.min(from + PAGE, ids.size());
    var rows = from == to ? List.<ProductDetail>of() : products.all(store, ids.subList(from, to));
    @Nullable String next = to < ids.size() ? Integer.toString(to) : null;
    return new Page<>(rows, null, next);
  }
}
