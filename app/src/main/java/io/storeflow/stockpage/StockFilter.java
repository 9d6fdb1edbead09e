package io.storeflow.stockpage;

import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which variants the list of stock shows. What the address says wrongly is left out.
 *
 * @param stock low, out, or empty for all
 * @param place public id of a location, whose numbers are shown; empty for all together
 */
public record StockFilter(@Nullable String q, @Nullable String stock, @Nullable String place) {
  private static final int MAX_QUERY = 100;

  public StockFilter {
    q = Typed.cut(Typed.line(q), MAX_QUERY);
    stock = stock != null && List.of("low", "out").contains(stock) ? stock : "";
    place = Typed.cut(Typed.line(place), MAX_QUERY);
  }

  String words() {
    return q == null ? "" : q;
  }

  String only() {
    return stock == null ? "" : stock;
  }

  String where() {
    return place == null ? "" : place;
  }

  StockFilter only(String stock) {
    return new StockFilter(q, stock, place);
  }

  StockFilter at(String place) {
    return new StockFilter(q, stock, place);
  }

  public boolean isEmpty() {
    return words().isEmpty() && only().isEmpty() && where().isEmpty();
  }

  /** The address of the list so filtered, at this cursor. */
  String href(String base, @Nullable String cursor) {
    var uri = UriComponentsBuilder.fromPath(base);
    add(uri, "q", words());
    add(uri, "stock", only());
    add(uri, "place", where());
    add(uri, "cursor", cursor);
    return uri.encode().toUriString();
  }

  private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
    if (value == null || value.isEmpty()) return;
    uri.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
  }
}
