package io.storeflow.checkoutapi;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Consignment;
import io.storeflow.shipping.Fare;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.Shipping;
import io.storeflow.store.Store;
import io.storeflow.upkeep.WarmsUp;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The way of an order, from a listing to the receipt, of what the store sells: no order is made.
 */
@Component
class Rehearsal implements WarmsUp {
  private static final int LISTED = 24;
  private static final CheckoutRequest.Contact NOBODY =
      new CheckoutRequest.Contact("Warm Up", "warm-up@storeflow.invalid", "");

  private final ShopCatalogue catalogue;
  private final PriceBooks books;
  private final Programs programs;
  private final Checkout checkout;
  private final Receipts receipts;

  Rehearsal(
      ShopCatalogue catalogue,
      PriceBooks books,
      Programs programs,
      Checkout checkout,
      Receipts receipts) {
    this.catalogue = catalogue;
    this.books = books;
    this.programs = programs;
    this.checkout = checkout;
    this.receipts = receipts;
  }

  @Override
  public void warmUp(Store store) {
    programs.of(store);
    var address = Address.example(store.country());
    var rate = rate(store, address);
    var goods = goods(store);
    if (rate.isEmpty() || goods.isEmpty()) return;
    var items = List.of(new Basket.Item(goods.get().publicId(), 1));
    var request =
        CheckoutRequest.of(NOBODY, rate.get().publicId(), items, "api").to(address).build();
    var key = PublicId.random();
    checkout.rehearse(
        store,
        new KeyedRequest(key, Digest.sha256(key), false, order -> receipts.written(store, order)),
        request);
  }

  private Optional<Rate> rate(Store store, Address address) {
    var book = books.known(store, List.of());
    var nothing = Consignment.of(Money.zero(store.currency()), 0);
    return Shipping.of(book.shipping(), book.methods(), nothing, address).fares().stream()
        .map(Fare::rate)
        .findFirst();
  }

  private Optional<ShopVariant> goods(Store store) {
    var page = catalogue.products(store, ShopFilter.all(), LISTED, null);
    return page.rows().stream()
        .flatMap(product -> product.variants().stream())
        .filter(ShopVariant::isBuyable)
        .findFirst();
  }
}
