package io.storeflow.platform.time;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.code.Choice;
import java.text.Collator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time zones of the world by country, and what people call them: the data of IANA and CLDR as
 * ICU4J carries them. Zones are named by their present IANA ids.
 */
public final class TimeZones {
  private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

  private static final List<String> ALL =
      TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream()
          .map(TimeZones::present)
          .filter(KNOWN::contains)
          .sorted()
          .toList();

  /** Names are dear to make; there are as many entries as StoreFlow has languages. */
  private static final Map<Locale, List<Choice>> NAMED = new ConcurrentHashMap<>();

  private TimeZones() {}

  /** Whether a clock can be set to it: a place of the world, or UTC. */
  public static boolean isOne(@Nullable String id) {
    return id != null && KNOWN.contains(id) && (id.contains("/") || id.equals("UTC"));
  }

  /**
   * The zones of a country: one for each way in which its clocks run from now on, that of its best
   * known place. Empty for islands where nobody lives.
   */
  public static List<String> of(String country, Instant now) {
    var clocks = new LinkedHashMap<Object, String>();
    for (var id : ids(country).toList()) {
      var rules = ZoneId.of(id).getRules();
      var clock = List.of(rules.getOffset(now), rules.getTransitionRules());
      clocks.merge(clock, id, (first, other) -> better(country, first, other, now));
    }
    return List.copyOf(clocks.values());
  }

  /** Whether the zone is one of the country's. */
  public static boolean isIn(String country, String id) {
    return ids(country).anyMatch(id::equals);
  }

  /**
   * What to ask somebody who opens a store in the country: its zones, and that of their browser if
   * it is one of them. Nothing where there is but one answer; all zones where nobody lives.
   */
  public static List<Choice> questions(
      String country, String ofBrowser, Locale reader, Instant now) {
    if (!Countries.has(country)) return List.of();
    var zones = new LinkedHashSet<>(of(country, now));
    if (zones.isEmpty()) return choices(country, reader);
    if (zones.size() == 1) return List.of();
    if (isIn(country, ofBrowser)) zones.add(ofBrowser);
    return choices(zones, reader);
  }

  /** As choices, by name. */
  public static List<Choice> choices(Collection<String> ids, Locale reader) {
    var words = Collator.getInstance(reader);
    return ids.stream()
        .map(id -> Choice.of(id, name(id, reader)))
        .sorted(Comparator.comparing(Choice::label, words))
        .toList();
  }

  /** All zones as choices: those of the country first. */
  public static List<Choice> choices(String country, Locale reader) {
    var home = ids(country).toList();
    var all = NAMED.computeIfAbsent(reader, language -> choices(ALL, language));
    Predicate<Choice> isHome = it -> home.contains(it.value());
    return Stream.concat(all.stream().filter(isHome), all.stream().filter(Predicate.not(isHome)))
        .toList();
  }

  /** As people call it: the place, and the time that it keeps. */
  public static String name(String id, Locale reader) {
    if (!id.contains("/")) return id;
    var language = ULocale.forLocale(reader);
    var place = TimeZoneNames.getInstance(language).getExemplarLocationName(canonical(id));
    var time = TimeZone.getTimeZone(id).getDisplayName(false, TimeZone.LONG_GENERIC, language);
    return (place == null ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') : place)
        + " ("
        + time
        + ")";
  }

  private static Stream<String> ids(String country) {
    if (!Countries.has(country)) return Stream.empty();
    return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
        .map(TimeZones::present)
        .filter(KNOWN::contains);
  }

  /** Of two places with the same clock the one after which CLDR names it, else the first. */
  private static String better(String country, String first, String other, Instant now) {
    var names = TimeZoneNames.getInstance(ULocale.ENGLISH);
    var kept = names.getMetaZoneID(canonical(first), now.toEpochMilli());
    if (kept == null) return first;
    return canonical(other).equals(names.getReferenceZoneID(kept, country)) ? other : first;
  }

  /** The id that IANA uses now: CLDR keeps old ones, such as Asia/Calcutta. */
  private static String present(String id) {
    return TimeZone.getIanaID(id);
  }

  private static String canonical(String id) {
    return TimeZone.getCanonicalID(id);
  }
}
