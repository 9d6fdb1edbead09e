package io.storeflow.demo;

import static io.storeflow.db.Tables.MERCHANT;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.PasswordHash;
import io.storeflow.account.People;
import io.storeflow.catalog.Slugs;
import io.storeflow.demodata.DemoFiles;
import io.storeflow.demodata.DemoStore;
import io.storeflow.demodata.Drawings;
import io.storeflow.demodata.Picture;
import io.storeflow.demodata.Shopper;
import io.storeflow.fill.Good;
import io.storeflow.fill.GoodsWriter;
import io.storeflow.fill.OrderPlan;
import io.storeflow.fill.OrdersWriter;
import io.storeflow.fill.RatesWriter;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.product.ProductState;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merchants, stores and people to look around in: the world that local mode begins with. */
@Component
public class DemoWorld {
  private static final Duration OPENED_BEFORE = Duration.ofDays(45);
  private static final Address MOABIT =
      new Address("DE", "10553", "", "Berlin", "Beusselstraße 44", "");

  private final DSLContext db;
  private final Transactions transactions;
  private final People people;
  private final EmailVerifications verifications;
  private final Merchants merchants;
  private final DemoFiles files;
  private final Drawings drawings;
  private final GoodsWriter goodsWriter;
  private final DemoSaid said;
  private final DemoBrands brands;
  private final DemoCollections collections;
  private final DemoFaces faces;
  private final RatesWriter ratesWriter;
  private final DemoTaxes taxes;
  private final DemoModifiers modifiers;
  private final DemoOrders orders;
  private final OrdersWriter ordersWriter;
  private final DemoPlaces places;
  private final DemoKeys keys;
  private final DemoPoints points;
  private final DemoCodes codes;
  private final Clock clock;

  DemoWorld(
      DSLContext db,
      Transactions transactions,
      People people,
      EmailVerifications verifications,
      Merchants merchants,
      DemoFiles files,
      Drawings drawings,
      GoodsWriter goodsWriter,
      DemoSaid said,
      DemoBrands brands,
      DemoCollections collections,
      DemoFaces faces,
      RatesWriter ratesWriter,
      DemoTaxes taxes,
      DemoModifiers modifiers,
      DemoOrders orders,
      OrdersWriter ordersWriter,
      DemoPlaces places,
      DemoKeys keys,
      DemoPoints points,
      DemoCodes codes,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.people = people;
    this.verifications = verifications;
    this.merchants = merchants;
    this.files = files;
    this.drawings = drawings;
    this.goodsWriter = goodsWriter;
    this.said = said;
    this.brands = brands;
    this.collections = collections;
    this.faces = faces;
    this.ratesWriter = ratesWriter;
    this.taxes = taxes;
    this.modifiers = modifiers;
    this.orders = orders;
    this.ordersWriter = ordersWriter;
    this.places = places;
    this.keys = keys;
    this.points = points;
    this.codes = codes;
    this.clock = clock;
  }

  /** Creates the world in a database without merchants; whether it did. */
  public boolean createIfEmpty() {
    if (db.fetchExists(MERCHANT)) return false;
    create();
    return true;
  }

  /** Creates all of it or nothing. The people's password is one that everybody knows. */
  public void create() {
    var password = people.hash(DemoPeople.PASSWORD);
    transactions.write(
        () -> {
          var hanami = register(DemoPeople.EMAILS.get(0), "Haruka Mori", password, "Hanami Foods");
          var shoppers = shoppers("germany");
          var kitchen = open(hanami, "hanami-kitchen", shoppers, true);
          var market = open(hanami, "hanami-market", shoppers, false);
          places.open(market, "Warehouse Moabit", MOABIT);
          keys.make(market);
          codes.make(market);
          points.give(kitchen);
          long cook = person(DemoPeople.EMAILS.get(1), "Aiko Tanaka", password);
          merchants.admit(cook, hanami, kitchen, Role.FULFILMENT, Actor.SYSTEM);
          var northwind =
              register(DemoPeople.EMAILS.get(2), "June Whitaker", password, "Northwind Goods");
          open(northwind, "northwind", shoppers("america"), true);
        });
  }

  private Merchant register(String email, String name, PasswordHash password, String merchant) {
    return merchants.register(person(email, name, password), merchant, Actor.SYSTEM);
  }

  private long person(String email, String name, PasswordHash password) {
    long id = people.register(email, name, password, Locale.ENGLISH).id();
    verifications.trust(id);
    return id;
  }

  private List<Shopper> shoppers(String country) {
    var shoppers = new ArrayList<Shopper>();
    for (var shopper : files.shoppers(country)) shoppers.add(shopper.as(shoppers.size()));
    return shoppers;
  }

  /**
   * @param strangers whether the merchant does not know the shoppers yet
   */
  private Store open(Merchant merchant, String file, List<Shopper> shoppers, boolean strangers) {
    var data = files.store(file);
    var now = clock.instant();
    var since = now.minus(OPENED_BEFORE);
    var store =
        merchants.open(merchant, data.settings(), data.spans(), FirstRates.NONE, Actor.SYSTEM);
    ratesWriter.write(store, data.rates());
    taxes.say(store, data.taxes());
    if (strangers) ordersWriter.shoppers(store, shoppers, since);
    var pictures = pictures(store, data);
    var goods = goods(store, data, pictures);
    var plans = orders.plan(store, data, goods, shoppers, now);
    goodsWriter.write(store, DemoOrders.received(goods, plans), since);
    said.say(store, goods, data.options(), pictures);
    brands.write(store, data, goods);
    collections.write(store, data.collections(), goods);
    faces.write(store);
    modifiers.write(store, data, goods);
    ordersWriter.visits(store, buyers(plans), since);
    ordersWriter.write(store, plans, ordersWriter.takeNumbers(store, plans.size()), data.staff());
    return store;
  }

  private static List<Shopper> buyers(List<OrderPlan> plans) {
    return plans.stream().map(OrderPlan::shopper).distinct().toList();
  }

  private Map<String, Picture> pictures(Store store, DemoStore data) {
    var names = new HashSet<>(data.drawings().values());
    names.addAll(said.drawings(store));
    return drawings.keep(store, names);
  }

  private List<Good> goods(Store store, DemoStore data, Map<String, Picture> pictures) {
    var sections = data.categories();
    var shelves =
        sections.stream().map(it -> new GoodsWriter.Shelf(it.title(), it.in(), it.text())).toList();
    var categories = goodsWriter.categories(store, shelves);
    var drawn = data.drawings();
    var goods = new ArrayList<Good>();
    for (var section : sections) {
      for (var product : section.products()) {
        var picture = pictures.get(drawn.get(product.title()));
        goods.add(good(product, section.taxOf(product), categories.get(section.title()), picture));
      }
    }
    return goods;
  }

  private static Good good(
      DemoStore.Product product,
      @Nullable String tax,
      @Nullable Long category,
      @Nullable Picture picture) {
    var variants =
        product.variants().stream()
            .map(
                variant ->
                    new Good.Variant(
                        Ids.next(),
                        PublicId.random(),
                        variant.title(),
                        variant.sku(),
                        variant.price(),
                        variant.was(),
                        variant.stock(),
                        Objects.requireNonNullElse(variant.low(), 0),
                        Objects.requireNonNullElse(variant.backorder(), 0),
                        Objects.requireNonNullElse(variant.content(), "")))
            .toList();
    return new Good(
        Ids.next(),
        PublicId.random(),
        Slugs.of(product.title()),
        product.title(),
        product.second(),
        product.text(),
        category,
        picture,
        product.state() == null
            ? ProductState.ACTIVE
            : Coded.find(ProductState.class, product.state()).orElseThrow(),
        Coded.find(TaxClass.class, tax).orElse(TaxClass.STANDARD),
        variants,
        product.isGiftCard());
  }
}
