package io.storeflow.platform.address;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.storeflow.platform.code.Choice;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The countries of the world with their names, by CLDR, and their addresses, by Google's data. */
public final class Countries {
  private static final Map<String, Country> ADDRESSES = CountryFile.read();

  /** What CLDR takes for a country and has addresses: those of ISO 3166 and Kosovo. */
  private static final Set<String> CODES =
      Arrays.stream(ULocale.getISOCountries())
          .filter(
              it ->
                  ADDRESSES.containsKey(it)
                      || Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(it))
          .collect(Collectors.toUnmodifiableSet());

  /** By the readers' language; each list takes about 20 KiB. */
  private static final Cache<Locale, List<Choice>> KEPT =
      Caffeine.newBuilder().maximumSize(200).build();

  private Countries() {}

  public static boolean has(String code) {
    return CODES.contains(code);
  }

  public static Set<String> codes() {
    return CODES;
  }

  /** How the country has its addresses; as most do, where it is not known. */
  public static Country of(String code) {
    var found = ADDRESSES.get(code);
    return found == null ? Objects.requireNonNull(ADDRESSES.get(CountryFile.ANY)) : found;
  }

  public static String name(String code, Locale reader) {
    return Locale.of("", code).getDisplayCountry(reader);
  }

  /** With their names, in the order of the reader's language. */
  public static List<Choice> choices(Collection<String> codes, Locale reader) {
    var wanted = Set.copyOf(codes);
    return all(reader).stream().filter(it -> wanted.contains(it.value())).toList();
  }

  /** All of them: to name and to sort them anew for each page would cost more than the page. */
  public static List<Choice> all(Locale reader) {
    return KEPT.get(reader, Countries::sorted);
  }

  private static List<Choice> sorted(Locale reader) {
    return CODES.stream()
        .map(code -> Choice.of(code, name(code, reader)))
        .sorted(Comparator.comparing(Choice::label, Collator.getInstance(reader)))
        .toList();
  }
}
