package io.storeflow.productpage;

import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a product is chosen by, as it was typed.
 *
 * @param was which option of the product that the person saw, from 0; empty for a new one
 * @param add values that were typed and are not among the others yet, with commas between them
 */
record OptionRow(
    @Nullable String was,
    @Nullable String name,
    @Nullable List<ValueRow> values,
    @Nullable String add) {
  /**
   * A value, as it was typed.
   *
   * @param was which value of that option; empty for a new one
   */
  record ValueRow(@Nullable String was, @Nullable String value) {}

  OptionRow {
    values = values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
  }

  static OptionRow empty() {
    return new OptionRow("", "", List.of(), "");
  }

  static OptionRow of(@Nullable Integer was, String name, List<String> values) {
    var rows =
        IntStream.range(0, values.size())
            .mapToObj(i -> new ValueRow(was == null ? "" : Integer.toString(i), values.get(i)))
            .toList();
    return new OptionRow(was == null ? "" : was.toString(), name, rows, "");
  }

  List<ValueRow> rows() {
    return values == null ? List.of() : values;
  }

  boolean isBlank() {
    return Typed.line(name).isEmpty() && rows().isEmpty() && Typed.line(add).isEmpty();
  }

  /** What was typed to be added, but what is among the values already. */
  List<String> added() {
    var known =
        rows().stream().map(it -> Folded.of(Typed.line(it.value()))).collect(Collectors.toSet());
    return Listed.of(add).stream().filter(value -> !known.contains(Folded.of(value))).toList();
  }

  /** A value to be added that is there in another spelling, and that one; empty if none is. */
  List<String> respelled() {
    var known = new HashMap<String, String>();
    for (var it : rows()) known.put(Folded.of(Typed.line(it.value())), Typed.line(it.value()));
    for (var value : Listed.all(add)) {
      var other = known.putIfAbsent(Folded.of(value), value);
      if (other != null && !other.equals(value)) return List.of(value, other);
    }
    return List.of();
  }

  OptionRow with(List<ValueRow> more) {
    return new OptionRow(was, name, more, add);
  }

  /** With what was to be added among its values. */
  OptionRow taken() {
    var more = added().stream().map(value -> new ValueRow("", value));
    return new OptionRow(was, name, Stream.concat(rows().stream(), more).toList(), "");
  }

  OptionRow without(int value) {
    var rest = new ArrayList<>(rows());
    rest.remove(value);
    return with(rest);
  }
}
