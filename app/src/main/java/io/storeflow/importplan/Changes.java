package io.storeflow.importplan;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.product.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what differs, as people read it. */
final class Changes {
  /** Characters of a value that are kept to be shown. */
  private static final int SHOWN = 300;

  /** Of a product; the rest is done as well and counted. */
  private static final int MOST = 200;

  private final List<FieldChange> all = new ArrayList<>();

  void add(String field, @Nullable String variant, @Nullable Object was, @Nullable Object now) {
    var before = told(was);
    var after = told(now);
    if (!Objects.equals(before, after) && all.size() < MOST)
      all.add(new FieldChange(field, variant, cut(before), cut(after)));
  }

  List<FieldChange> all() {
    return List.copyOf(all);
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null || Typed.length(text) <= SHOWN) return text;
    return Typed.cut(text, SHOWN - 1) + "…";
  }

  private static @Nullable String told(@Nullable Object value) {
    var text =
        switch (value) {
          case null -> null;
          case Money money -> money.plain();
          case Coded coded -> coded.code();
          case Description it -> it.markup() == null ? it.text() : it.html();
          case List<?> list -> list.stream().map(Changes::one).collect(Collectors.joining(", "));
          case Object other -> other.toString();
        };
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String one(@Nullable Object it) {
    return it instanceof Attribute(String name, String value) ? name + ": " + value : told(it);
  }
}
