package io.storeflow.productlist;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import io.storeflow.product.ProductSort;
import io.storeflow.product.ProductState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Which products the list shows: all of it stands in the address. What the address says wrongly is
 * left out.
 *
 * @param state code, or empty for all; category: public id, or empty; stock: low, out, or empty
 * @param missing safety: offers do not say all that they have to; or empty
 * @param tag and brand and type as people write them, or empty
 */
public record ProductListFilter(
    @Nullable String q,
    @Nullable String state,
    @Nullable String category,
    @Nullable String stock,
    @Nullable String tag,
    @Nullable String brand,
    @Nullable String type,
    @Nullable String missing,
    @Nullable String sort) {
  static final int MAX_QUERY = 100;

  /** What {@link #missing} may be. */
  static final String SAFETY = "safety";

  public ProductListFilter {
    q = Typed.line(q);
    if (q.length() > MAX_QUERY) q = q.substring(0, MAX_QUERY);
    state = known(state, Stream.of(ProductState.values()).map(ProductState::code).toList());
    category = Typed.line(category);
    tag = label(tag);
    brand = label(brand);
    type = label(type);
    stock = known(stock, List.of("low", "out"));
    missing = known(missing, List.of(SAFETY));
    sort = sorted(sort).code();
  }

  /** The filter that an address of the list says: what stands behind its question mark. */
  public static ProductListFilter of(String query) {
    var said = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    return new ProductListFilter(
        decoded(said.getFirst("q")),
        decoded(said.getFirst("state")),
        decoded(said.getFirst("category")),
        decoded(said.getFirst("stock")),
        decoded(said.getFirst("tag")),
        decoded(said.getFirst("brand")),
        decoded(said.getFirst("type")),
        decoded(said.getFirst("missing")),
        decoded(said.getFirst("sort")));
  }

  private static @Nullable String decoded(@Nullable String part) {
    try {
      return part == null ? null : UriUtils.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) {
      return null;
    }
  }

  /** What {@link #of} reads. */
  String query() {
    var href = href("", null);
    return href.substring(href.indexOf('?') + 1);
  }

  ProductSort order() {
    return sorted(sort);
  }

  private static ProductSort sorted(@Nullable String code) {
    return Coded.find(ProductSort.class, Typed.line(code))
        .filter(ProductSort::isOfColumns)
        .orElse(ProductSort.NEWEST);
  }

  boolean isSet() {
    return !(Typed.line(q) + category + stock + tag + brand + type + missing).isEmpty();
  }

  ProductListFilter state(String code) {
    return new ProductListFilter(q, code, category, stock, tag, brand, type, missing, sort);
  }

  ProductListFilter without(String what) {
    return new ProductListFilter(
        what.equals("q") ? "" : q,
        state,
        what.equals("category") ? "" : category,
        what.equals("stock") ? "" : stock,
        what.equals("tag") ? "" : tag,
        what.equals("brand") ? "" : brand,
        what.equals("type") ? "" : type,
        what.equals("missing") ? "" : missing,
        sort);
  }

  ProductListFilter cleared() {
    return new ProductListFilter("", state, "", "", "", "", "", "", sort);
  }

  /** The address of the list so filtered, at this cursor. */
  String href(String base, @Nullable String cursor) {
    var uri = UriComponentsBuilder.fromPath(base);
    add(uri, "q", q);
    add(uri, "state", state);
    add(uri, "category", category);
    add(uri, "stock", stock);
    add(uri, "tag", tag);
    add(uri, "brand", brand);
    add(uri, "type", type);
    add(uri, "missing", missing);
    if (order() != ProductSort.NEWEST) add(uri, "sort", sort);
    add(uri, "cursor", cursor);
    return uri.encode().toUriString();
  }

  private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return;
    uri.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
  }

  private static String label(@Nullable String name) {
    return Typed.cut(Typed.line(name), MAX_QUERY);
  }

  private static String known(@Nullable String code, List<String> codes) {
    return code != null && codes.contains(code) ? code : "";
  }
}
