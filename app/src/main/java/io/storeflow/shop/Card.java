package io.storeflow.shop;

import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.StockHint;
import io.storeflow.platform.money.Money;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product on a shelf.
 *
 * @param only the variant that can be put into the cart from here; null where there is a choice
 */
public record Card(
    String slug,
    String title,
    String secondTitle,
    String description,
    String imagePath,
    Money price,
    boolean from,
    @Nullable Money compareAt,
    StockHint availability,
    int left,
    @Nullable String only) {
  private static final int WORDS = 110;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static Card of(ShopProduct product) {
    var card = product.card();
    var words = BLANKS.matcher(product.description().strip()).replaceAll(" ");
    return new Card(
        card.slug(),
        card.title(),
        card.secondTitle(),
        ShopPage.clip(words, WORDS),
        card.imagePath(),
        card.price(),
        card.from(),
        card.compareAt(),
        card.availability(),
        card.left(),
        card.onlyVariant());
  }

  static List<Card> of(List<ShopProduct> products) {
    return products.stream().map(Card::of).toList();
  }

  public boolean isOut() {
    return availability == StockHint.SOLD_OUT;
  }

  public boolean isFew() {
    return availability == StockHint.FEW;
  }
}
