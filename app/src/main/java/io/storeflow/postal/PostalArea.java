package io.storeflow.postal;

import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Postcodes that begin alike, or that lie between two beginnings, both of which belong to it: "10",
 * "120-125", in the United Kingdom the districts "E1-E9". Both ends have as many digits and the
 * same letters, as nothing else has an order that everybody knows. What may be a range or a
 * postcode with a hyphen is neither.
 *
 * @param from as {@link Postcode#beginning} reads it; {@code to} is the same for one beginning
 */
public record PostalArea(String from, String to) {
  /** Between two ends, where a hyphen might stand inside of a postcode. */
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*(?:\\.{2,}|…)\\s*|\\s+(?:to|bis)\\s+", Pattern.CASE_INSENSITIVE);

  /** Characters of a list of them as somebody types it. */
  public static final int LONGEST_LIST = 4000;

  private static final String KEPT_BETWEEN = "..";
  private static final String ENDS = "postcode.range.ends";
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** One more than there are, and one for none. */
  private static final int LETTERS = 28;

  /** A district of the United Kingdom: letters, a number, and in London a letter more. */
  private static final Pattern DISTRICT = Pattern.compile("([A-Z]{1,2})(\\d{1,2})([A-Z]?)");

  /** Of a zone, as somebody types them, parted by commas or lines. */
  public static Read<List<PostalArea>> all(@Nullable String typed, Set<String> countries) {
    var read =
        Arrays.stream(Typed.code(Typed.text(typed).replace('\n', ',')).split("[,;]+"))
            .map(each -> read(each, countries))
            .toList();
    for (var each : read)
      if (each instanceof Read.Refused<PostalArea>(String rule, List<Object> with))
        return Read.refused(rule, with.toArray());
    return Read.of(read.stream().map(Read::value).flatMap(Optional::stream).distinct().toList());
  }

  static Read<PostalArea> read(String typed, Set<String> countries) {
    var ends = BETWEEN.split(typed.strip(), 2);
    if (ends.length == 2) return between(typed, ends[0], ends[1]);
    return switch (Postcode.beginning(typed, countries)) {
      case Read.Value<String>(String it) ->
          between(typed, Typed.capitals(Typed.digits(typed))) instanceof Read.Value<PostalArea>
              ? Read.refused("postcode.range.unclear", typed.strip())
              : Read.of(new PostalArea(it, it));
      case Read.Missing<String> none -> Read.missing();
      case Read.Refused<String>(String rule, List<Object> with) when rule.equals(Postcode.RANGE) ->
          between(typed, with.getFirst().toString());
      case Read.Refused<String>(String rule, List<Object> with) ->
          Read.refused(rule, with.toArray());
    };
  }

  /** At the hyphen beside which both ends look alike: each may have one of its own. */
  private static Read<PostalArea> between(String typed, String bare) {
    Read<PostalArea> read = Read.missing();
    for (int at = bare.indexOf('-'); at >= 0; at = bare.indexOf('-', at + 1)) {
      var next = between(typed, bare.substring(0, at), bare.substring(at + 1));
      if (!isOdd(next)) return next;
      read = next;
    }
    return read;
  }

  private static boolean isOdd(Read<PostalArea> read) {
    return read.refusal().filter(it -> it.rule().equals(ENDS)).isPresent();
  }

  private static Read<PostalArea> between(String typed, String first, String last) {
    var from = Postcode.beginning(first).orElse("");
    var to = Postcode.beginning(last).orElse("");
    if (from.isEmpty() || to.isEmpty() || !areAlike(from, to))
      return Read.refused(ENDS, typed.strip());
    return isBefore(to, from)
        ? Read.refused("postcode.range.order", from, to)
        : Read.of(new PostalArea(from, to));
  }

  private static boolean areAlike(String from, String to) {
    var first = DISTRICT.matcher(from);
    var last = DISTRICT.matcher(to);
    if (first.matches() && last.matches()) return first.group(1).equals(last.group(1));
    return DIGIT.matcher(from).replaceAll("0").equals(DIGIT.matcher(to).replaceAll("0"));
  }

  private static boolean isBefore(String one, String other) {
    int first = place(one, 0);
    int last = place(other, 0);
    return first < last || first == last && one.compareTo(other) < 0;
  }

  /**
   * Of a district in its area; else 0, where letters and digits of one length have the same order.
   *
   * @param unlettered what stands for the letter that it may have
   */
  private static int place(String beginning, int unlettered) {
    var district = DISTRICT.matcher(beginning);
    if (!district.matches()) return 0;
    var letter = district.group(3);
    int number = Integer.parseInt(district.group(2));
    return LETTERS * number + (letter.isEmpty() ? unlettered : letter.charAt(0) - 'A' + 1);
  }

  /** Whether the postcode of that country lies in it. */
  boolean holds(String code, String country) {
    return holds(Sought.of(code, country));
  }

  /** Whether the postcode lies in one of them. */
  public static boolean hold(List<PostalArea> areas, String code, String country) {
    if (areas.isEmpty()) return false;
    var sought = Sought.of(code, country);
    return areas.stream().anyMatch(it -> it.holds(sought));
  }

  /** A postcode, read once for all areas in which it may lie: as it is written, or without gaps. */
  private record Sought(String code, boolean british) {
    static Sought of(String code, String country) {
      boolean british = country.equals("GB");
      return british
          ? new Sought(Postcode.read(code, country).orElse(code), true)
          : new Sought(Postcode.compact(code), false);
    }
  }

  private boolean holds(Sought sought) {
    if (!sought.british())
      return isRange()
          ? hasNumber(sought.code())
          : sought.code().startsWith(Postcode.compact(from));
    return isRange() ? hasDistrict(sought.code()) : Postcode.beginsBritish(sought.code(), from);
  }

  private boolean hasDistrict(String written) {
    var district = DISTRICT.matcher(written.split(" ", 2)[0]);
    var first = DISTRICT.matcher(from);
    if (!district.matches() || !first.matches()) return false;
    int place = place(district.group(), 0);
    return district.group(1).equals(first.group(1))
        && place(from, 0) <= place
        && place <= place(to, LETTERS - 1);
  }

  private boolean hasNumber(String code) {
    int length = from.length();
    if (code.length() < length) return false;
    var beginning = code.substring(0, length);
    return areAlike(from, beginning) && !isBefore(beginning, from) && !isBefore(to, beginning);
  }

  boolean isRange() {
    return !from.equals(to);
  }

  boolean isLettered() {
    return from.chars().anyMatch(Character::isLetter);
  }

  /** As a person reads it. */
  @Override
  public String toString() {
    return from.equals(to) ? from : from + "–" + to;
  }

  /** Areas as a row keeps them. */
  public static String kept(List<PostalArea> areas) {
    return areas.stream()
        .map(it -> it.from.equals(it.to) ? it.from : it.from + KEPT_BETWEEN + it.to)
        .collect(Collectors.joining(","));
  }

  /** Those that a row keeps. */
  public static List<PostalArea> ofKept(String text) {
    return Arrays.stream(text.split(","))
        .map(it -> it.split(Pattern.quote(KEPT_BETWEEN), 2))
        .flatMap(ends -> kept(ends[0], ends[ends.length - 1]).stream())
        .toList();
  }

  private static Optional<PostalArea> kept(String first, String last) {
    var from = Postcode.beginning(first).value();
    return from.flatMap(it -> Postcode.beginning(last).value().map(to -> new PostalArea(it, to)));
  }

  /** One after the other, for people. */
  public static String told(List<PostalArea> areas) {
    return areas.stream().map(PostalArea::toString).collect(Collectors.joining(", "));
  }

  /** The same as they can be typed again for these countries. */
  public static String typed(List<PostalArea> areas, Set<String> countries) {
    return areas.stream().map(it -> it.typed(countries)).collect(Collectors.joining(", "));
  }

  /** As it can be typed again for these countries. */
  public String typed(Set<String> countries) {
    return read(toString(), countries).equals(Read.of(this))
        ? toString()
        : from + KEPT_BETWEEN + to;
  }
}
