package io.storeflow.catalog;

import static java.util.stream.Collectors.joining;

import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.product.Description;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Audited;
import io.storeflow.unitprice.Content;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a product, as the audit log tells it: every component of
 * {@link ProductFields}, under its name.
 */
final class ProductDifferences {
  private ProductDifferences() {}

  static Audited.Changes between(ProductDetail before, ProductDetail after) {
    var changes = Audited.Changes.none();
    add(changes, "", before.fields(), after.fields());
    changes.field("options", told(before.options()), told(after.options()));
    var old =
        before.variants().stream()
            .collect(Collectors.toMap(VariantDetail::publicId, Function.identity()));
    for (var variant : after.variants()) {
      var was = old.get(variant.publicId());
      var name = "variant " + variant.publicId() + " ";
      if (was == null || !was.fields().equals(variant.fields()))
        add(changes, name, was == null ? null : was.fields(), variant.fields());
      changes.field(name + "on_hand", was == null ? null : was.onHand(), variant.onHand());
    }
    return changes;
  }

  private static void add(
      Audited.Changes changes, String prefix, @Nullable Record before, Record after) {
    for (var component : after.getClass().getRecordComponents()) {
      var was = before == null ? null : value(component, before);
      var now = value(component, after);
      if (now instanceof ProductTraits traits) add(changes, prefix, (ProductTraits) was, traits);
      else changes.field(prefix + snake(component.getName()), told(was), told(now));
    }
  }

  /** Such as "Size: S, M; Colour: red". */
  private static String told(List<OptionDetail> options) {
    return options.stream()
        .map(
            option ->
                option.values().stream()
                    .map(ValueDetail::value)
                    .collect(joining(", ", option.name() + ": ", "")))
        .collect(joining("; "));
  }

  private static @Nullable Object told(@Nullable Object value) {
    return switch (value) {
      case Money money -> money.plain();
      case Coded coded -> coded.code();
      case Description it -> it.markup() == null ? it.text() : it.html();
      case Instant at -> at.toString();
      case Content content -> content.written();
      case List<?> list -> list.stream().map(ProductDifferences::one).collect(joining("; "));
      case null -> null;
      case Object other -> other;
    };
  }

  private static String one(@Nullable Object of) {
    return of instanceof Attribute(String name, String value) ? name + ": " + value : "" + of;
  }

  private static @Nullable Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
