package io.storeflow.catalogueapi;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopTree;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.paging.Page;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.productindex.Among;
import io.storeflow.productindex.Narrowed;
import io.storeflow.productindex.Wanted;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of a store as JSON: what its storefront shows. */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/v1/stores/{store}/products")
class ProductApiController {

  private final ShopCatalogue catalogue;
  private final ShopTree tree;
  private final ProductAnswers answers;
  private final RateLimits limits;

  ProductApiController(
      ShopCatalogue catalogue, ShopTree tree, ProductAnswers answers, RateLimits limits) {
    this.catalogue = catalogue;
    this.tree = tree;
    this.answers = answers;
    this.limits = limits;
  }

  @GetMapping
  @Operation(
      operationId = "listProducts",
      summary = "List the active products of a store",
      description = "Ask with cursor = next_cursor for the next ones, all else unchanged.")
  @Refuses("rate_limited")
  ApiProducts list(
      Store home,
      @Parameter(
              description = "Words of the titles, or the beginning of an SKU",
              schema = @Schema(type = "string", maxLength = ProductQuery.MAX_WORDS))
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "Slug of a category; with all below it")
          @RequestParam(required = false)
          @Nullable String category,
      @Parameter(
              description = "Only what can be bought now",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(name = "in_stock", required = false)
          @Nullable String inStock,
      @Parameter(description = "In minor units", schema = @Schema(type = "integer", minimum = "0"))
          @RequestParam(name = "min_price", required = false)
          @Nullable String minPrice,
      @Parameter(description = "In minor units", schema = @Schema(type = "integer", minimum = "0"))
          @RequestParam(name = "max_price", required = false)
          @Nullable String maxPrice,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"newest", "price", "-price", "title", "popular"},
                      defaultValue = "newest"))
          @RequestParam(required = false)
          @Nullable String sort,
      @Parameter(
              description =
                  "Name of a brand, in any spelling; may be repeated: any of them. So may tag, and"
                      + " option.<Name> with values of that option")
          @RequestParam(required = false)
          @Nullable List<String> brand,
      @Parameter(description = "A tag, in any spelling; may be repeated")
          @RequestParam(required = false)
          @Nullable List<String> tag,
      @Parameter(
              description = "Whether total and facets are told too",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(required = false)
          @Nullable String facets,
      @Parameter(
              description = "So many at once",
              schema =
                  @Schema(
                      type = "integer",
                      minimum = "1",
                      maximum = "" + ProductQuery.MAX_LIMIT,
                      defaultValue = "" + ProductQuery.DEFAULT_LIMIT))
          @RequestParam(required = false)
          @Nullable String limit,
      @Parameter(description = "next_cursor of the page before, with the same sort and filters")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = AskedCurrency.ABOUT, example = "USD") @RequestParam(required = false)
          @Nullable String currency,
      @Parameter(hidden = true) HttpServletRequest request) {
    var asked = new ProductQuery();
    var store = asked.currency(home, "currency", currency);
    var filter =
        new ShopFilter(
            asked.words("q", q),
            asked.slug("category", category, it -> tree.of(store).bySlug(it).isPresent()),
            null,
            asked.flag("in_stock", inStock),
            asked.price("min_price", minPrice),
            asked.price("max_price", maxPrice),
            asked.sort("sort", sort));
    int size = asked.limit("limit", limit);
    boolean counted = asked.flag("facets", facets);
    asked.ordered(filter.minMinor(), filter.maxMinor());
    asked.refuse();
    if (!filter.q().isEmpty()) limits.require(Rule.SEARCH, request.getRemoteAddr());
    var labels = Narrowed.labels(request.getParameterMap());
    // The columns know prices of the store's own currency alone.
    boolean known = store.list() == null || !filter.asksPrice();
    if (!counted && labels.isNot() && filter.sort().isOfColumns() && known)
      return products(store, catalogue.productsInFull(store, filter, size, cursor), null, null);
    var narrowed = labels.available(filter.inStock()).price(filter.minMinor(), filter.maxMinor());
    var wanted =
        new Wanted(
            among(store, category), filter.q(), narrowed, filter.sort(), false, size, cursor);
    var listed = catalogue.list(store, wanted, true).orElseThrow(ProductQuery::tooMany);
    return counted
        ? products(store, listed.page(), listed.total(), ApiFacet.of(listed.facets()))
        : products(store, listed.page(), null, null);
  }

  private Among among(Store store, @Nullable String category) {
    var known = tree.of(store);
    return known
        .bySlug(category)
        .map(node -> Among.categories(known.idsWithin(node)))
        .orElse(Among.ALL);
  }

  private ApiProducts products(
      Store store,
      Page<ShopProduct> page,
      @Nullable Integer total,
      @Nullable List<ApiFacet> facets) {
    return new ApiProducts(answers.all(store, page.rows()), page.older(), total, facets);
  }

  @GetMapping("/{product}")
  @Operation(operationId = "readProduct", summary = "Read an active product")
  ApiProduct show(
      Store home,
      @Parameter(description = "The id of the product", example = "7bQx2LmVt9sYk0RwZp4nHc")
          @PathVariable
          String product,
      @Parameter(description = AskedCurrency.ABOUT, example = "USD") @RequestParam(required = false)
          @Nullable String currency) {
    var asked = new ProductQuery();
    var store = asked.currency(home, "currency", currency);
    asked.refuse();
    var found = catalogue.byPublicId(store, product).orElseThrow(NotFound::new);
    return answers.all(store, List.of(found)).getFirst();
  }
}
