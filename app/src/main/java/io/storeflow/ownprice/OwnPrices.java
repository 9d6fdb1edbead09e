package io.storeflow.ownprice;

import io.storeflow.cart.CartCodes;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.shop.Card;
import io.storeflow.shop.Cards;
import io.storeflow.shopprice.Offers;
import io.storeflow.shopprice.ShopOffers;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What goods cost a visitor as their cart would have it: with the codes that were given, by who
 * they have shown to be, in the shares that they are in. As many statements for many goods as for
 * one, and none while everybody pays the same.
 */
@Component
class OwnPrices {
  private final ShopCatalogue catalogue;
  private final PriceBooks books;
  private final CartCodes codes;
  private final GivenCodes given;
  private final ShopOffers offers;
  private final Cards cards;

  OwnPrices(
      ShopCatalogue catalogue,
      PriceBooks books,
      CartCodes codes,
      GivenCodes given,
      ShopOffers offers,
      Cards cards) {
    this.catalogue = catalogue;
    this.books = books;
    this.codes = codes;
    this.given = given;
    this.offers = offers;
    this.cards = cards;
  }

  /**
   * What a product costs the visitor, where that is another price.
   *
   * @param offers for the visitor
   */
  record OfProduct(ShopProduct product, Offers offers) {}

  /** Empty for a product that costs the visitor what it costs everybody, or is not sold here. */
  Optional<OfProduct> of(Store store, String visitor, String publicId) {
    if (!offers.arePersonal(store)) return Optional.empty();
    return catalogue
        .byPublicId(store, publicId)
        .flatMap(
            it -> {
              var book = book(store, List.of(it));
              var theirs = offers.of(store, it, book, claims(store, book, visitor));
              return Optional.ofNullable(theirs).map(own -> new OfProduct(it, own));
            });
  }

  /** Those of these products that cost the visitor something else than everybody. */
  List<Card> of(Store store, String visitor, List<String> publicIds) {
    if (publicIds.isEmpty() || !offers.arePersonal(store)) return List.of();
    var products = catalogue.byPublicIds(store, publicIds);
    if (products.isEmpty()) return List.of();
    var book = book(store, products);
    var others = offers.of(store, products, book, claims(store, book, visitor));
    return cards.of(store, others.products(), false, others.offers());
  }

  private PriceBook book(Store store, List<ShopProduct> products) {
    return books.fresh(
        store,
        products.stream()
            .flatMap(it -> it.variants().stream())
            .map(ShopVariant::publicId)
            .toList());
  }

  private Claims claims(Store store, PriceBook book, String visitor) {
    boolean byCode = book.rules().stream().anyMatch(it -> it.when().code().needed());
    var brought = Claims.NONE.withCodes(byCode ? codes.of(store, visitor) : Set.of());
    return given.claims(store, book, brought, Channel.STOREFRONT, null, visitor);
  }
}
