package io.storeflow.shoplist;

import io.storeflow.pagecache.ListParameters;
import io.storeflow.product.ProductSort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of a list with what it is narrowed by, and without any part of that. */
record Address(String path, List<Part> parts) {

  record Part(String name, String value) {}

  /**
   * @param path of the page
   * @param q words that are searched; empty for none
   */
  static Address of(String path, String q, Asked asked) {
    var parts = new ArrayList<Part>();
    if (!q.isEmpty()) parts.add(new Part("q", q));
    if (asked.sort() != ProductSort.SHELF)
      parts.add(new Part(ListParameters.SORT, asked.sort().code()));
    if (!asked.from().isEmpty()) parts.add(new Part(ListParameters.FROM, asked.from()));
    if (!asked.to().isEmpty()) parts.add(new Part(ListParameters.TO, asked.to()));
    var narrowed = asked.narrowed();
    if (narrowed.available()) parts.add(new Part(ListParameters.AVAILABLE, "true"));
    narrowed
        .options()
        .forEach(
            (name, values) ->
                values.forEach(it -> parts.add(new Part(ListParameters.OPTION + name, it))));
    narrowed.brands().forEach(it -> parts.add(new Part(ListParameters.BRAND, it)));
    narrowed.tags().forEach(it -> parts.add(new Part(ListParameters.TAG, it)));
    return new Address(path, List.copyOf(parts));
  }

  /** Without what narrows; the words and the order stay. */
  Address plain() {
    return new Address(
        path,
        parts.stream()
            .filter(it -> it.name().equals("q") || it.name().equals(ListParameters.SORT))
            .toList());
  }

  Address without(String name, String value) {
    var gone = new Part(name, value);
    return new Address(path, parts.stream().filter(it -> !it.equals(gone)).toList());
  }

  @Nullable String at(@Nullable String cursor) {
    if (cursor == null) return null;
    var all = new ArrayList<>(parts);
    all.add(new Part(ListParameters.CURSOR, cursor));
    return new Address(path, all).toString();
  }

  @Override
  public String toString() {
    var address = new StringBuilder(path);
    for (var part : parts)
      address
          .append(address.indexOf("?") < 0 ? '?' : '&')
          .append(escaped(part.name()))
          .append('=')
          .append(escaped(part.value()));
    return address.toString();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
