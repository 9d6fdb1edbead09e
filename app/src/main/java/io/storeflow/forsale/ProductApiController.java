package io.storeflow.forsale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storeflow.allergen.ApiFood;
import io.storeflow.modifier.ApiModifierGroup;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.product.Attribute;
import io.storeflow.productindex.Among;
import io.storeflow.productindex.Facets;
import io.storeflow.productindex.Narrowed;
import io.storeflow.productindex.Wanted;
import io.storeflow.safety.ApiSafety;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /**
   * @param total how many there are on all pages, as facets told where facets=true
   */
  @Schema(name = "Products")
  record ApiProducts(
      List<ApiProduct> data,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          @Nullable Integer total,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          @Nullable List<ApiFacet> facets) {}

  /**
   * What a list can be narrowed by.
   *
   * @param field the parameter that does it: brand, tag, or option. with the name of an option
   */
  @Schema(name = "Facet")
  record ApiFacet(String field, List<ApiFacetValue> values) {}

  /**
   * @param count products that have it, as if nothing was chosen of its field
   */
  @Schema(name = "FacetValue")
  record ApiFacetValue(String value, int count) {}

  /**
   * @param category slug
   * @param description plain text
   * @param descriptionHtml with its headings, lists and links; null where it has none
   * @param price that of the cheapest active variant
   * @param productSafety who answers for it; null where nobody has said it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "Product")
  record ApiProduct(
      String id,
      String slug,
      String title,
      String description,
      @Nullable String descriptionHtml,
      @Nullable String imageUrl,
      List<ApiImage> images,
      @Nullable String category,
      @Nullable String brand,
      @Nullable String type,
      List<String> tags,
      boolean featured,
      List<ApiAttribute> attributes,
      ApiMoney price,
      List<ApiOption> options,
      List<ApiVariant> variants,
      List<ApiModifierGroup> modifierGroups,
      @Nullable ApiFood food,
      @Nullable ApiSafety productSafety) {}

  /**
   * A picture in its largest size.
   *
   * @param alt what it shows; empty where nobody has said it
   * @param width in pixels, as height
   */
  @Schema(name = "Image")
  record ApiImage(String url, String alt, int width, int height) {}

  /** What a product is chosen by. */
  @Schema(name = "ProductOption")
  record ApiOption(String name, List<String> values) {}

  /** A detail, such as its material. */
  @Schema(name = "Attribute")
  record ApiAttribute(String name, String value) {}

  /**
   * @param options the value of each option, by its name
   * @param quantity on hand minus reserved; null where stock is not tracked
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "Variant")
  record ApiVariant(
      String id,
      String sku,
      @Nullable String barcode,
      String title,
      @Nullable String imageUrl,
      Map<String, String> options,
      @Nullable Integer weightGrams,
      List<ApiAttribute> attributes,
      ApiMoney price,
      @Nullable ApiMoney compareAtPrice,
      boolean available,
      @Nullable Integer quantity) {}

  private final ShopCatalogue catalogue;
  private final ShopTree tree;
  private final OfferedModifiers modifiers;
  private final RateLimits limits;
  private final PublicUrl publicUrl;

  ProductApiController(
      ShopCatalogue catalogue,
      ShopTree tree,
      OfferedModifiers modifiers,
      RateLimits limits,
      PublicUrl publicUrl) {
    this.catalogue = catalogue;
    this.tree = tree;
    this.modifiers = modifiers;
    this.limits = limits;
    this.publicUrl = publicUrl;
  }

  @GetMapping
  @Operation(
      operationId = "listProducts",
      summary = "List the active products of a store",
      description = "Ask with cursor = next_cursor for the next ones, all else unchanged.")
  @Refuses("rate_limited")
  ApiProducts list(
      Store store,
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
      @Parameter(hidden = true) HttpServletRequest request) {
    var asked = new ProductQuery();
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
    if (!counted && labels.isNot() && filter.sort().isOfColumns())
      return products(store, catalogue.productsInFull(store, filter, size, cursor), null, null);
    var narrowed = labels.available(filter.inStock()).price(filter.minMinor(), filter.maxMinor());
    var wanted =
        new Wanted(
            among(store, category), filter.q(), narrowed, filter.sort(), false, size, cursor);
    var listed = catalogue.list(store, wanted, true).orElseThrow(ProductQuery::tooMany);
    return counted
        ? products(store, listed.page(), listed.total(), facets(listed.facets()))
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
    var groups = groups(store, page.rows());
    var products = page.rows().stream().map(it -> product(store, it, groups)).toList();
    return new ApiProducts(products, page.older(), total, facets);
  }

  private static List<ApiFacet> facets(Facets facets) {
    return facets.labels().stream()
        .map(
            facet ->
                new ApiFacet(
                    facet.field(),
                    facet.values().stream()
                        .map(it -> new ApiFacetValue(it.value(), it.count()))
                        .toList()))
        .toList();
  }

  @GetMapping("/{product}")
  @Operation(operationId = "readProduct", summary = "Read an active product")
  ApiProduct show(
      Store store,
      @Parameter(description = "The id of the product", example = "7bQx2LmVt9sYk0RwZp4nHc")
          @PathVariable
          String product) {
    var found = catalogue.byPublicId(store, product).orElseThrow(NotFound::new);
    return product(store, found, groups(store, List.of(found)));
  }

  /** By public id of the product. No statement where no product has any. */
  private Map<String, List<ModifierGroup>> groups(Store store, List<ShopProduct> products) {
    var ids = products.stream().filter(ShopProduct::choosable).map(ShopProduct::publicId).toList();
    return modifiers.named(store, ids);
  }

  private ApiProduct product(
      Store store, ShopProduct product, Map<String, List<ModifierGroup>> groups) {
    var locale = store.locale();
    var category = product.category();
    return new ApiProduct(
        product.publicId(),
        product.slug(),
        product.title(),
        product.description(),
        product.traits().markup() == null ? null : product.traits().markup().html(),
        url(product.imagePath()),
        product.pictures().stream().map(this::image).toList(),
        category == null ? null : category.slug(),
        orNull(product.traits().brand().name()),
        orNull(product.traits().type()),
        product.traits().tags(),
        product.traits().featured(),
        attributes(product.traits().attributes()),
        ApiMoney.of(product.price(), locale),
        product.options().stream().map(ProductApiController::option).toList(),
        product.variants().stream().map(it -> variant(product, it, locale)).toList(),
        ApiModifierGroup.of(groups.getOrDefault(product.publicId(), List.of()), locale),
        ApiFood.of(product.food()),
        ApiSafety.of(product.traits().safety()));
  }

  private static List<ApiAttribute> attributes(List<Attribute> attributes) {
    return attributes.stream().map(it -> new ApiAttribute(it.name(), it.value())).toList();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private ApiImage image(ShopPicture picture) {
    var url = publicUrl.of(picture.path());
    return new ApiImage(url, picture.alt(), picture.width(), picture.height());
  }

  private @Nullable String url(String path) {
    return path.isEmpty() ? null : publicUrl.of(path);
  }

  private static ApiOption option(ShopOption option) {
    return new ApiOption(
        option.name(), option.values().stream().map(ShopOption.Value::value).toList());
  }

  private static Map<String, String> chosen(ShopProduct product, ShopVariant variant) {
    var chosen = new LinkedHashMap<String, String>();
    for (var option : product.options()) {
      int place = option.placeIn(variant.made().values());
      if (place >= 0) chosen.put(option.name(), option.values().get(place).value());
    }
    return chosen;
  }

  private ApiVariant variant(ShopProduct product, ShopVariant variant, Locale locale) {
    var compareAt = variant.compareAt();
    return new ApiVariant(
        variant.publicId(),
        variant.sku(),
        orNull(variant.made().barcode()),
        variant.title(),
        url(variant.made().imagePath()),
        chosen(product, variant),
        variant.made().weightGrams(),
        attributes(variant.made().attributes()),
        ApiMoney.of(variant.price(), locale),
        compareAt == null ? null : ApiMoney.of(compareAt, locale),
        variant.isBuyable(),
        variant.tracked() ? variant.left() : null);
  }
}
