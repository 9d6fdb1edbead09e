package io.storeflow.platform.locale;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Countries as people list them: names in their own language or in English, or codes of two
 * letters, parted by commas or lines; "EU" is all of its members.
 */
public final class CountryList {
  private static final String UNION = "EU";
  private static final int LONGEST_SAID = 40;

  /** By language: a folded name, or a code, to its countries. */
  private static final Map<String, Map<String, Set<String>>> NAMES = new ConcurrentHashMap<>();

  private CountryList() {}

  /** Codes of ISO 3166-1 in their order; refused as {@code countries} with what is no code. */
  public static Read<Set<String>> read(@Nullable String typed, Locale reader) {
    var text = Typed.text(typed);
    if (text.isBlank()) return Read.missing();
    var codes = new TreeSet<String>();
    for (var each : text.split("[,;\\n]+")) {
      if (each.isBlank()) continue;
      var found = find(each, reader);
      if (found.isEmpty()) return Read.refused("countries", said(each));
      codes.addAll(found);
    }
    return codes.isEmpty() ? Read.missing() : Read.of(codes);
  }

  /** As people read and type them. */
  public static String names(Collection<String> codes, Locale reader) {
    return String.join(", ", named(codes, reader));
  }

  /** Their names, in the order of the reader's alphabet. */
  public static List<String> named(Collection<String> codes, Locale reader) {
    var words = java.text.Collator.getInstance(reader);
    return codes.stream().map(code -> name(code, reader)).sorted(words).toList();
  }

  public static String name(String code, Locale reader) {
    return Locale.of("", code).getDisplayCountry(reader);
  }

  private static Set<String> find(String typed, Locale reader) {
    var name = Folded.of(typed.strip());
    var own = names(reader).get(name);
    if (own != null) return own;
    return names(Locale.ENGLISH).getOrDefault(name, several(typed, reader));
  }

  /** Codes that only blanks part: "DE AT CH". */
  private static Set<String> several(String typed, Locale reader) {
    var words = typed.strip().split("\\s+");
    if (words.length < 2) return Set.of();
    var codes = new TreeSet<String>();
    for (var word : words) {
      var found = word.length() == 2 ? names(reader).get(Folded.of(word)) : null;
      if (found == null) return Set.of();
      codes.addAll(found);
    }
    return codes;
  }

  private static Map<String, Set<String>> names(Locale reader) {
    return NAMES.computeIfAbsent(Languages.shown(reader).getLanguage(), CountryList::read);
  }

  private static Map<String, Set<String>> read(String language) {
    var names = new HashMap<String, Set<String>>();
    for (var code : Countries.codes())
      names.put(Folded.of(name(code, Locale.of(language))), Set.of(code));
    for (var code : Countries.codes()) names.put(Folded.of(code), Set.of(code));
    names.put(Folded.of(UNION), Europe.union());
    return names;
  }

  private static String said(String each) {
    var text = each.strip();
    return text.codePoints()
        .limit(LONGEST_SAID)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
