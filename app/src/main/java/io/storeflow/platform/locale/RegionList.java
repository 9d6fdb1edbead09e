package io.storeflow.platform.locale;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Region;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * States, provinces and the like as people list them: names or codes, parted by commas or lines. A
 * code of several countries can be written with its country, as "US-CA".
 */
public final class RegionList {
  /** Letters of all codes of a list, with commas between them. */
  private static final int LONGEST = 1000;

  private static final int LONGEST_SAID = 40;

  private RegionList() {}

  /**
   * Codes such as "US-NY" in their order; refused as {@code regions} with what is no region of
   * these countries, as {@code regions.none} where none of them has any in its addresses, as {@code
   * regions.many} where there are too many.
   */
  public static Read<Set<String>> read(@Nullable String typed, Set<String> countries) {
    var codes = new TreeSet<String>();
    for (var each : Typed.text(typed).split("[,;\\n]+")) {
      if (each.isBlank()) continue;
      var found = find(each.strip(), countries);
      if (found.isEmpty()) return refused(Typed.cut(each.strip(), LONGEST_SAID), countries);
      codes.addAll(found);
    }
    if (String.join(",", codes).length() > LONGEST) return Read.refused("regions.many");
    return codes.isEmpty() ? Read.missing() : Read.of(codes);
  }

  /** As people read and type them. */
  public static String names(Collection<String> codes, Locale reader) {
    return String.join(", ", codes.stream().map(it -> name(it, reader)).toList());
  }

  private static Read<Set<String>> refused(String typed, Set<String> countries) {
    boolean some =
        countries.isEmpty()
            || countries.stream().anyMatch(it -> !Countries.of(it).regions().isEmpty());
    return Read.refused(some ? "regions" : "regions.none", typed);
  }

  private static List<String> find(String typed, Set<String> countries) {
    return countries.stream()
        .flatMap(
            country ->
                Countries.of(country).region(typed).map(it -> country + "-" + it.code()).stream())
        .toList();
  }

  private static String name(String code, Locale reader) {
    var country = Countries.of(code.substring(0, 2));
    return country
        .region(code)
        .map((Region it) -> it.name(reader, country.language()))
        .orElse(code);
  }
}
