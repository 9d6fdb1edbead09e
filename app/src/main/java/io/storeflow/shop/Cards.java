package io.storeflow.shop;

import io.storeflow.forsale.Brief;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.forsale.StockHint;
import io.storeflow.inventory.StockMove;
import io.storeflow.platform.locale.TextLanguage;
import io.storeflow.shopprice.ListOffers;
import io.storeflow.store.Store;
import io.storeflow.unitprice.UnitPriceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the cards of products, so that the page has nothing left to work out for each of them. */
@Component
public class Cards {
  private static final int ROW = 3;

  /** Variants of a product whose stock a list follows while it is open. */
  private static final int MOST_FOLLOWED = 12;

  private static final int DESCRIPTION = 110;

  private final MessageSource messages;
  private final UnitPriceWords unitPrices;

  Cards(MessageSource messages, UnitPriceWords unitPrices) {
    this.messages = messages;
    this.unitPrices = unitPrices;
  }

  /**
   * @param first whether they are the first of the page, so that the pictures of their first row
   *     are loaded at once
   * @param offers what they cost by rules
   */
  public List<Card> of(Store store, List<ShopProduct> products, boolean first, ListOffers offers) {
    var cards = new ArrayList<Card>(products.size());
    for (var product : products)
      cards.add(card(store, product, first && cards.size() < ROW, offers));
    return cards;
  }

  private Card card(Store store, ShopProduct product, boolean eager, ListOffers offers) {
    var offer = offers.of(product);
    var stock = product.availability();
    boolean out = stock == StockHint.SOLD_OUT;
    boolean single = product.variants().size() == 1 && !product.choosable();
    boolean buyable = single && !out;
    var price = (offer == null ? product.lowest() : offer.each()).format(store.locale());
    var before = offer == null ? product.lowestBefore() : offer.before();
    boolean from = offer == null ? product.isFrom() : offer.from();
    var unit = offer == null ? product.unitPrice() : offer.unit();
    return new Card(
        store.shop("/p/" + product.slug()),
        new Card.Words(product.title(), lang(store, product.title())),
        words(store, product.secondTitle()),
        words(store, brief(product.description())),
        holds(store, product),
        product.imagePath().isEmpty() ? null : product.imagePath(),
        product.pictures().isEmpty() ? null : product.pictures().getFirst().colour(),
        eager ? null : "lazy",
        from ? say(store, "shop.from", price) : price,
        before == null ? null : before.format(store.locale()),
        few(store, product),
        product.variants().size() > MOST_FOLLOWED ? null : stock(product),
        out ? "true" : null,
        buyable ? product.variants().getFirst().publicId() : null,
        buyable ? store.cart() : null,
        !single && !out,
        say(store, single ? "shop.add.named" : "shop.choose.named", product.title()),
        unitPrices.say(unit, store.locale()),
        offers.personal() ? product.publicId() : null);
  }

  /** What is said of the stock where there are not simply enough. */
  private @Nullable String few(Store store, ShopProduct product) {
    return switch (product.availability()) {
      case FEW -> say(store, "shop.left", product.left());
      case BACKORDER -> messages.getMessage("shop.backorder", null, store.locale());
      case MANY, UNTRACKED, SOLD_OUT -> null;
    };
  }

  private static String stock(ShopProduct product) {
    return product.variants().stream()
        .map(it -> it.publicId() + ":" + StockMove.shown(there(it)) + owed(it))
        .collect(Collectors.joining(" "));
  }

  private static String owed(ShopVariant variant) {
    return variant.availability() == StockHint.BACKORDER ? "b" : "";
  }

  private static int there(ShopVariant variant) {
    return variant.availability() == StockHint.UNTRACKED ? Integer.MAX_VALUE : variant.left();
  }

  /** Such as "Contains: Milk, Nuts". */
  private @Nullable String holds(Store store, ShopProduct product) {
    var groups = product.food().groups();
    if (groups.isEmpty()) return null;
    var locale = store.locale();
    return groups.stream()
        .map(it -> messages.getMessage("allergen.group." + it.code(), null, locale))
        .collect(
            Collectors.joining(
                ", ", messages.getMessage("allergen.contains", null, locale) + ": ", ""));
  }

  private static String brief(String description) {
    return Brief.of(description, DESCRIPTION);
  }

  private static Card.@Nullable Words words(Store store, String text) {
    return text.isEmpty() ? null : new Card.Words(text, lang(store, text));
  }

  private static @Nullable String lang(Store store, String text) {
    return TextLanguage.on(store.locale(), text, store.texts());
  }

  private String say(Store store, String key, Object filled) {
    return messages.getMessage(key, new Object[] {filled}, store.locale());
  }
}
