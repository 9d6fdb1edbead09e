package io.storeflow.platform.input;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a colour as {@code #a8355f}: also "A8355F", and "#a35" as CSS has it. */
public final class Colour {
  private static final Pattern FORM = Pattern.compile("#?([0-9a-f]{6}|[0-9a-f]{3})");
  private static final int SHORT = 3;

  private Colour() {}

  public static Read<String> read(@Nullable String typed) {
    var text = Typed.code(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    if (!form.matches()) return Read.refused("colour");
    var digits = form.group(1);
    return Read.of("#" + (digits.length() == SHORT ? digits.replaceAll(".", "$0$0") : digits));
  }
}
