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
 * stands beside it, for browsers without script; of very many there is none, and the server finds
 * the variant by the values that are sent.
 *
 * @param variants which values each variant is made of, as "id:0.1", with blanks between them; of
 *     very many "0.1:3", with what is said of the stock: nothing where there are enough
 * @param prices what each variant costs, as "id:1290" in whole minor units, with blanks between
 *     them; of very many "0.1:1290"
 * @param compared the compare-at prices of those that have one, written like them
 * @param marks of very many variants the first {@value #MARK} characters of their public ids, in
 *     the order of {@code variants} and without anything between: a message about the stock of a
 *     variant is known by them to concern the page; empty otherwise
 * @param many whether there are so many variants that none is listed
 * @param units what they cost by their measure, as "id:12.90 € / kg" with line ends between them;
 *     null where that is not told
 */
public record Chooser(
    List<Group> groups,
    String variants,
    String prices,
    String compared,
    String marks,
    boolean many,
    @Nullable String units) {
  /** Of a product with more variants no page lists them all. */
  public static final int MOST_LISTED = 60;

  /**
   * Characters of an id; of 2,000 variants and one of another product these are alike once in 7,000
   * times.
   */
  private static final int MARK = 4;

  /**
   * An option.
   *
   * @param chosen the value of the variant that is proposed, by place; -1 for none
   */
  public record Group(String name, List<String> values, int chosen) {}

  /**
   * @param perMeasure says what a variant costs by its measure; null for nothing
   */
  static Chooser of(ShopProduct product, Function<ShopVariant, @Nullable String> perMeasure) {
    var proposed = proposed(product);
    var groups =
        product.options().stream()
            .map(option -> group(option, proposed == null ? List.of() : proposed.made().values()))
            .toList();
    boolean many = isMany(product);
    Function<ShopVariant, String> id = many ? it -> places(product, it) : ShopVariant::publicId;
    Function<ShopVariant, String> told = many ? Chooser::stock : it -> places(product, it);
    return new Chooser(
        groups,
        joined(product, it -> id.apply(it) + ":" + told.apply(it)),
        amounts(product, id, ShopVariant::price),
        amounts(product, id, ShopVariant::compareAt),
        many ? marks(product) : "",
        many,
        units(product, id, perMeasure));
  }

  /** Whether there is more than one thing to choose; one alone is the list of variants. */
  public boolean isShown() {
    return groups.size() > 1;
  }

  /** What the one thing is called that is chosen; null where there are none or several. */
  public @Nullable String onlyName() {
    return groups.size() == 1 ? groups.getFirst().name() : null;
  }

  /** Whether there are very many, each of which has a value of each option. */
  private static boolean isMany(ShopProduct product) {
    int options = product.options().size();
    return options > 1
        && product.variants().size() > MOST_LISTED
        && product.variants().stream().allMatch(it -> it.made().values().size() == options);
  }

  private static String joined(ShopProduct product, Function<ShopVariant, String> each) {
    return product.variants().stream().map(each).collect(Collectors.joining(" "));
  }

  private static String marks(ShopProduct product) {
    return product.variants().stream()
        .map(it -> it.publicId().substring(0, MARK))
        .collect(Collectors.joining());
  }

  private static String amounts(
      ShopProduct product,
      Function<ShopVariant, String> id,
      Function<ShopVariant, @Nullable Money> amount) {
    return product.variants().stream()
        .filter(it -> amount.apply(it) != null)
        .map(it -> id.apply(it) + ":" + Objects.requireNonNull(amount.apply(it)).minor())
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String units(
      ShopProduct product,
      Function<ShopVariant, String> id,
      Function<ShopVariant, @Nullable String> perMeasure) {
    var said =
        product.variants().stream()
            .filter(it -> it.content() != null)
            .map(it -> id.apply(it) + ":" + perMeasure.apply(it))
            .collect(Collectors.joining("\n"));
    return said.isEmpty() ? null : said;
  }

  /** As the words for live stock are numbered. */
  private static String stock(ShopVariant variant) {
    return switch (variant.availability()) {
      case UNTRACKED, MANY -> "";
      case FEW -> Integer.toString(variant.left());
      case BACKORDER -> "b";
      case SOLD_OUT -> "0";
    };
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
