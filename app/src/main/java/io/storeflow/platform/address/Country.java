package io.storeflow.platform.address;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a country has its addresses.
 *
 * @param code ISO 3166-1 alpha-2, or XK
 * @param language of its addresses, BCP 47; empty where the data does not say it
 * @param parts that it asks for, in the order in which it writes them
 * @param needed those without which nothing arrives
 * @param called what it calls them, as words of {@code address.<part>.*}
 * @param postcode null where there are none, or any
 * @param regions those to choose from; empty where there are none, or not known
 */
public record Country(
    String code,
    String language,
    Label own,
    Label latin,
    List<Part> parts,
    Set<Part> needed,
    Map<Part, String> called,
    @Nullable PostcodeForm postcode,
    List<Region> regions) {
  /** Of what may name a region, in characters. */
  private static final int LONGEST_REGION = 100;

  public boolean asks(Part part) {
    return parts.contains(part);
  }

  public boolean needs(Part part) {
    return needed.contains(part);
  }

  /** The key of the words for a part: {@code address.postal_code.zip}. */
  public String words(Part part) {
    return "address." + part.name().toLowerCase(Locale.ROOT) + "." + called.get(part);
  }

  /** The region of that code or name, in whatever letters. */
  public Optional<Region> region(String text) {
    if (text.length() > LONGEST_REGION || text.isBlank()) return Optional.empty();
    var wanted = Region.folded(withoutCountry(text));
    return regions.stream()
        .filter(it -> it.code().equals(text))
        .findFirst()
        .or(() -> regions.stream().filter(it -> it.isCalled(wanted)).findFirst());
  }

  /** In the order in which somebody looks for them: the country's own in its language. */
  public List<Region> regions(Locale reader) {
    if (Region.isOf(language, reader) && !Region.isLatin(regions.toString())) return regions;
    return regions.stream()
        .sorted(Comparator.comparing(it -> it.name(reader, language), Collator.getInstance(reader)))
        .toList();
  }

  /** The regions to which a postcode may belong; empty where the data does not say it. */
  public List<Region> regionsOf(String postcode) {
    return regions.stream().filter(it -> !it.postcodes().isEmpty() && it.has(postcode)).toList();
  }

  /**
   * The lines of an address, as the country writes it: in Latin letters where it is in them. What a
   * country does not ask for, but somebody gave, is written too.
   */
  public List<String> lines(Written address) {
    return (Region.isLatin(address.place()) ? latin : own).lines(this, address);
  }

  private String withoutCountry(String text) {
    return text.startsWith(code + "-") ? text.substring(code.length() + 1) : text;
  }
}
