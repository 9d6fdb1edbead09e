package io.storeflow.settings;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.platform.input.Typed;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Opening hours of a day as people write them: "11:30 to 14:00, 17:00 to 22:00". A span that ends
 * early the next morning is a night shift.
 */
final class HoursText {
  static final int DAY = 24 * 60;
  private static final int MOST_SPANS = 4;

  /** Up to when a closing time before the opening time means the next morning. */
  private static final int MORNING = 8 * 60;

  private static final Pattern SPAN =
      Pattern.compile("(.+?)\\s*(?:\\b(?:to|bis)\\b|[\\p{Pd}~〜])\\s*(.+)");

  /** What is wrong with the text: the key of the sentence, and what fills it. */
  static final class Unreadable extends Exception {
    final String key;
    final transient Object[] fillings;

    Unreadable(String key, Object... fillings) {
      super(key, null, false, false);
      this.key = key;
      this.fillings = fillings;
    }
  }

  private HoursText() {}

  static List<OpeningHours> parse(DayOfWeek day, String typed) throws Unreadable {
    var text = Typed.code(typed).toLowerCase(java.util.Locale.ROOT);
    var spans = new ArrayList<OpeningHours>();
    if (text.isEmpty() || text.equals("closed") || text.equals("geschlossen")) return spans;
    for (var part : text.split("[,;]|\\band\\b|\\bund\\b")) spans.add(span(day, part.strip()));
    if (spans.size() > MOST_SPANS) throw new Unreadable("settings.hours.many", MOST_SPANS);
    for (int i = 1; i < spans.size(); i++) {
      var before = spans.get(i - 1);
      var after = spans.get(i);
      if (after.opens() < before.closes())
        throw new Unreadable(
            "settings.hours.overlap", clock(after.opens()), clock(before.closes()));
    }
    return spans;
  }

  static String write(List<OpeningHours> spans, String to) {
    return spans.stream()
        .map(span -> clock(span.opens()) + " " + to + " " + clock(span.closes()))
        .collect(Collectors.joining(", "));
  }

  private static OpeningHours span(DayOfWeek day, String part) throws Unreadable {
    var match = SPAN.matcher(part);
    if (!match.matches()) throw new Unreadable("settings.hours.unreadable");
    int opens = minutes(match.group(1));
    int closes = minutes(match.group(2));
    if (opens >= DAY) throw new Unreadable("settings.hours.unreadable");
    if (closes > opens) return new OpeningHours(day, opens, closes);
    if (closes <= MORNING && closes < opens) return new OpeningHours(day, opens, closes + DAY);
    throw new Unreadable("settings.hours.order", clock(closes), clock(opens));
  }

  private static int minutes(String typed) throws Unreadable {
    var read = TimeOfDay.read(typed).value();
    if (read.isEmpty()) throw new Unreadable("settings.hours.unreadable");
    return read.get();
  }

  private static String clock(int minutes) {
    int at = minutes > DAY ? minutes - DAY : minutes;
    return "%02d:%02d".formatted(at / 60, at % 60);
  }
}
