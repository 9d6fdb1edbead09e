package io.storeflow.forsale;

import java.util.List;

/** What shoppers choose by, such as the size, with its values in their order. */
public record ShopOption(String name, List<Value> values) {

  /** A value, such as "Large". */
  public record Value(long id, String value) {}

  /** The options with the values that some variant for sale is made of. */
  static List<ShopOption> offered(List<ShopOption> options, List<ShopVariant> variants) {
    return options.stream()
        .map(
            option ->
                new ShopOption(
                    option.name(),
                    option.values().stream()
                        .filter(
                            value ->
                                variants.stream()
                                    .anyMatch(it -> it.made().values().contains(value.id())))
                        .toList()))
        .filter(option -> !option.values().isEmpty())
        .toList();
  }

  /** The value of this option among those that a variant is made of, by place; -1 for none. */
  public int placeIn(List<Long> variant) {
    for (int i = 0; i < values.size(); i++) if (variant.contains(values.get(i).id())) return i;
    return -1;
  }
}
