package io.storeflow.shipping;

import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where rates of one method go. Of the zones of a method the first that holds an address decides,
 * even if it has no rates: so a store says where it does not go.
 *
 * @param name as the merchant calls it; empty where its area says it all
 * @param minimum what goods cost at least to be brought there; null for anything
 * @param rates in their order, also those switched off
 * @param version rises with each change of the zone, not of its rates
 */
public record Zone(
    long id,
    String publicId,
    Method method,
    String name,
    Area area,
    @Nullable Money minimum,
    List<Rate> rates,
    int version) {
  /** Countries in a title. */
  private static final int SHOWN = 2;

  /** What people call it. */
  public String title(Locale reader) {
    return title(name, area.countries(), reader);
  }

  /**
   * What people call a zone of these countries.
   *
   * @param name its own; empty for none
   */
  public static String title(String name, Collection<String> countries, Locale reader) {
    if (!name.isEmpty()) return name;
    var names = CountryList.named(countries, reader);
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (names.size() > SHOWN ? " …" : "");
  }

  Zone with(List<Rate> its) {
    return new Zone(id, publicId, method, name, area, minimum, its, version);
  }
}
