package io.storeflow.productindex;

import io.storeflow.pagecache.ListParameters;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed by: each of these holds, and of the values of one any is enough. Options
 * and availability hold of one and the same variant.
 *
 * @param from price of the cheapest variant in minor units, at least; to: at most
 * @param options values by the name of the option, as typed
 */
public record Narrowed(
    @Nullable Long from,
    @Nullable Long to,
    boolean available,
    List<String> brands,
    List<String> tags,
    Map<String, List<String>> options) {
  public static final Narrowed NOT =
      new Narrowed(null, null, false, List.of(), List.of(), Map.of());

  private static final int MOST_VALUES = 20;
  private static final int MOST_OPTIONS = 5;
  private static final int LONGEST = 100;

  public boolean isNot() {
    return equals(NOT);
  }

  public Narrowed price(@Nullable Long from, @Nullable Long to) {
    return new Narrowed(from, to, available, brands, tags, options);
  }

  public Narrowed available(boolean available) {
    return new Narrowed(from, to, available, brands, tags, options);
  }

  /** The labels among the parameters of an address; of very many the first few. */
  public static Narrowed labels(Map<String, String[]> parameters) {
    var options = new TreeMap<String, List<String>>();
    parameters.forEach(
        (name, values) -> {
          if (!name.startsWith(ListParameters.OPTION) || options.size() == MOST_OPTIONS) return;
          var option =
              Typed.line(Typed.cut(name.substring(ListParameters.OPTION.length()), LONGEST));
          var chosen = values(values);
          if (!option.isEmpty() && !chosen.isEmpty()) options.put(option, chosen);
        });
    return new Narrowed(
        null,
        null,
        false,
        values(parameters.get(ListParameters.BRAND)),
        values(parameters.get(ListParameters.TAG)),
        new LinkedHashMap<>(options));
  }

  private static List<String> values(String @Nullable [] typed) {
    if (typed == null) return List.of();
    var values = new LinkedHashMap<String, String>();
    for (var each : typed) {
      var value = Typed.line(Typed.cut(each, LONGEST));
      if (!value.isEmpty() && values.size() < MOST_VALUES) values.putIfAbsent(folded(value), value);
    }
    return new ArrayList<>(values.values());
  }

  /** As labels are compared; what consists of signs alone as it is. */
  static String folded(String label) {
    var folded = Folded.of(label);
    return folded.isEmpty() ? label : folded;
  }
}
