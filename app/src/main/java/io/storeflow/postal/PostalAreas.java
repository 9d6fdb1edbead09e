package io.storeflow.postal;

import io.storeflow.platform.input.Postcode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What others have in common with many of them, found without looking at each. */
public final class PostalAreas {
  private static final String LAST = "\uffff";
  private static final String BRITISH = "GB";

  /** A whole postcode of the United Kingdom without its blank; a beginning is none. */
  private static final Pattern WHOLE = Pattern.compile("([A-Z]{1,2}\\d[A-Z\\d]?)(\\d[A-Z]{2})");

  private final Set<PostalArea> all;
  private final boolean lettered;
  private final boolean ranges;
  private final boolean letteredRanges;

  /** Spans that do not meet, the last text of each by its first. */
  private final NavigableMap<String, String> numbers;

  private final NavigableMap<String, String> numberRanges;
  private final NavigableMap<String, String> beginnings;

  /** As the United Kingdom writes them. */
  private final NavigableSet<String> british;

  private PostalAreas(Collection<PostalArea> areas, Set<String> countries) {
    all = new HashSet<>(areas);
    lettered = all.stream().anyMatch(PostalArea::isLettered);
    ranges = all.stream().anyMatch(PostalArea::isRange);
    letteredRanges = all.stream().anyMatch(it -> it.isRange() && it.isLettered());
    numbers = spans(it -> !it.isLettered());
    numberRanges = spans(it -> !it.isLettered() && it.isRange());
    boolean elsewhere = !Set.of(BRITISH).containsAll(countries);
    beginnings = elsewhere ? spans(it -> !it.isRange()) : Collections.emptyNavigableMap();
    british =
        countries.contains(BRITISH)
            ? all.stream()
                .filter(it -> !it.isRange())
                .map(it -> written(it.from()))
                .collect(Collectors.toCollection(TreeSet::new))
            : Collections.emptyNavigableSet();
  }

  /**
   * @param countries whose postcodes are meant
   */
  public static PostalAreas of(Collection<PostalArea> areas, Set<String> countries) {
    return new PostalAreas(areas, countries);
  }

  /**
   * Whether a postcode may lie in this area and in one of them.
   *
   * @param unclear what is said of ranges with letters, whose ends have an order of their own
   */
  public boolean meet(PostalArea area, boolean unclear) {
    if (all.contains(area)) return true;
    if (area.isLettered()) {
      if (unclear && (ranges || area.isRange() && !all.isEmpty())) return true;
      return !area.isRange() && beginAlike(area);
    }
    if (area.isRange()) return unclear && lettered || meets(numbers, area);
    return unclear && letteredRanges || meets(numberRanges, area) || beginAlike(area);
  }

  /** The same of any of these. */
  public boolean meetAny(List<PostalArea> areas, boolean unclear) {
    return areas.stream().anyMatch(it -> meet(it, unclear));
  }

  /** Whether each of these lies in one of them, so far as numbers tell it. */
  public boolean holdAll(List<PostalArea> areas) {
    return areas.stream().allMatch(this::hold);
  }

  private boolean hold(PostalArea area) {
    if (all.contains(area)) return true;
    if (area.isLettered()) return false;
    var before = numbers.floorEntry(first(area));
    return before != null && before.getValue().compareTo(last(area)) >= 0;
  }

  private boolean beginAlike(PostalArea area) {
    return meets(beginnings, area) || !british.isEmpty() && meetsBritish(written(area.from()));
  }

  /** Either may begin as the other does; what goes on inside of a number is another district. */
  private boolean meetsBritish(String code) {
    for (int end = 1; end <= code.length(); end++) {
      var beginning = code.substring(0, end);
      if (british.contains(beginning) && Postcode.beginsBritish(code, beginning)) return true;
    }
    return british.subSet(code, code + LAST).stream()
        .anyMatch(it -> Postcode.beginsBritish(it, code));
  }

  private static boolean meets(NavigableMap<String, String> spans, PostalArea area) {
    var before = spans.floorEntry(last(area));
    return before != null && before.getValue().compareTo(first(area)) >= 0;
  }

  private NavigableMap<String, String> spans(Predicate<PostalArea> which) {
    var spans = new TreeMap<String, String>();
    all.stream()
        .filter(which)
        .sorted(Comparator.comparing(PostalAreas::first))
        .forEach(
            it -> {
              var before = spans.lastEntry();
              if (before == null || before.getValue().compareTo(first(it)) < 0)
                spans.put(first(it), last(it));
              else if (before.getValue().compareTo(last(it)) < 0)
                spans.put(before.getKey(), last(it));
            });
    return spans;
  }

  private static String first(PostalArea area) {
    return Postcode.compact(area.from());
  }

  private static String last(PostalArea area) {
    return Postcode.compact(area.to()) + LAST;
  }

  private static String written(String code) {
    var whole = WHOLE.matcher(code);
    return whole.matches() ? whole.group(1) + " " + whole.group(2) : code;
  }
}
