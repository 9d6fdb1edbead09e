package io.storeflow.platform.input;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time of the day as minutes after midnight, up to 24:00: "9", "09:30", "9.30", "9h30",
 * "0930", "9:30 pm", "９：３０", "21 Uhr".
 */
public final class TimeOfDay {
  static final int DAY = 24 * 60;

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,2})\\s*(?:[:.h]?\\s*(\\d{2}))?\\s*(a\\.?m\\.?|p\\.?m\\.?|uhr|h)?");

  private TimeOfDay() {}

  public static Read<Integer> read(@Nullable String typed) {
    var text = Typed.code(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return Read.missing();
    var form = FORM.matcher(text);
    if (!form.matches()) return Read.refused("time");
    int hours = Integer.parseInt(form.group(1));
    int minutes = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    var half = form.group(3);
    if (half != null && (half.startsWith("a") || half.startsWith("p"))) {
      if (hours < 1 || hours > 12) return Read.refused("time");
      hours = hours % 12 + (half.startsWith("p") ? 12 : 0);
    }
    int at = hours * 60 + minutes;
    return minutes < 60 && at <= DAY ? Read.of(at) : Read.refused("time");
  }
}
