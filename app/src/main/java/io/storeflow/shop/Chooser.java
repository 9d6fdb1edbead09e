package io.storeflow.shop;

import io.storeflow.forsale.ShopOption;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.platform.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a variant is chosen by the options of its product, one group each. The list of all variants
 * stands beside it, for browsers without script.
 *
 * @param variants which values each variant is made of, as "id:0.1", with blanks between them
 * @param prices what each variant costs, as "id:1290" in whole minor units, with blanks between
 *     them
 * @param compared the compare-at prices of those that have one, written like them
 */
public record Chooser(List<Group> groups, String variants, String prices, String compared) {

  /**
   * An option.
   *
   * @param chosen the value of the variant that is proposed, by place; -1 for none
   */
  public record Group(String name, List<String> values, int chosen) {}

  static Chooser of(ShopProduct product) {
    var proposed = proposed(product);
    var groups =
        product.options().stream()
            .map(option -> group(option, proposed == null ? List.of() : proposed.made().values()))
            .toList();
    var variants =
        product.variants().stream()
            .map(it -> it.publicId() + ":" + places(product, it))
            .collect(Collectors.joining(" "));
    return new Chooser(
        groups,
        variants,
        amounts(product, ShopVariant::price),
        amounts(product, ShopVariant::compareAt));
  }

  /** Whether there is more than one thing to choose; one alone is the list of variants. */
  public boolean isShown() {
    return groups.size() > 1;
  }

  /** What the one thing is called that is chosen; null where there are none or several. */
  public @Nullable String onlyName() {
    return groups.size() == 1 ? groups.getFirst().name() : null;
  }

  private static String amounts(
      ShopProduct product, Function<ShopVariant, @Nullable Money> amount) {
    return product.variants().stream()
        .filter(it -> amount.apply(it) != null)
        .map(it -> it.publicId() + ":" + Objects.requireNonNull(amount.apply(it)).minor())
        .collect(Collectors.joining(" "));
  }

  private static Group group(ShopOption option, List<Long> proposed) {
    var values = option.values().stream().map(ShopOption.Value::value).toList();
    return new Group(option.name(), values, option.placeIn(proposed));
  }

  private static @Nullable ShopVariant proposed(ShopProduct product) {
    return product.variants().stream().filter(ShopVariant::isBuyable).findFirst().orElse(null);
  }

  private static String places(ShopProduct product, ShopVariant variant) {
    return IntStream.range(0, product.options().size())
        .mapToObj(i -> product.options().get(i).placeIn(variant.made().values()))
        .map(String::valueOf)
        .collect(Collectors.joining("."));
  }
}
