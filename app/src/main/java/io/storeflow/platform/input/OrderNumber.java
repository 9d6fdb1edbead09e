package io.storeflow.platform.input;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the number of an order, with or without its sign: "1001", "#1001", "＃ １００１". */
public final class OrderNumber {
  private static final Pattern FORM = Pattern.compile("#? *(\\d{1,18})");

  private OrderNumber() {}

  public static Read<Long> read(@Nullable String typed) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    return form.matches() ? Read.of(Long.valueOf(form.group(1))) : Read.refused("order_number");
  }

  /** Those of a list that are some, in its order. */
  public static List<Long> all(List<String> typed) {
    return typed.stream().map(each -> read(each).value()).flatMap(Optional::stream).toList();
  }
}
