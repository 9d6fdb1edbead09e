package io.storeflow.input;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.Person;
import io.storeflow.apikey.ApiKeys;
import io.storeflow.bulkedit.BulkEdits;
import io.storeflow.category.Categories;
import io.storeflow.collection.CollectedProducts;
import io.storeflow.collection.ProductCollections;
import io.storeflow.location.Locations;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.platform.id.Ids;
import io.storeflow.productimport.Imports;
import io.storeflow.profile.PasswordResets;
import io.storeflow.sharepage.Shares;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.signin.SignInLinks;
import io.storeflow.stocktake.Stocktakes;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import io.storeflow.storepage.StorePages;
import io.storeflow.testing.Newcomer;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import io.storeflow.transfer.Transfers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import tools.jackson.databind.node.ObjectNode;

/** For every route the form that is right, and the things that stand in its address. */
class Forms {
  /** Stands for the state of the cart that is filled before. */
  static final String CART = "the cart";

  /** What would do as the address of a shop, but only the first time. */
  private static final List<String> TAKEN =
      Stream.of(Bad.WORDS, Bad.TEN_THOUSAND, Bad.HUGE, Bad.ENDLESS)
          .map(bad -> String.valueOf(bad.typed("")))
          .toList();

  private final World world;
  private final InputThings things;
  private final Categories categories;
  private final PasswordResets resets;
  private final SignInLinks links;
  private final EmailVerifications verifications;
  private final Stores stores;
  private final Merchants merchants;
  private final StoreRows rows;
  private final Locations locations;

  /** Shared by all scenes: to make a person takes long. */
  private final Merchant merchant;

  private final Store other;

  Forms(
      World world,
      Placed placed,
      Categories categories,
      ProductCollections collections,
      CollectedProducts collected,
      BulkEdits edits,
      Shares shares,
      Imports imports,
      PasswordResets resets,
      SignInLinks links,
      EmailVerifications verifications,
      Stores stores,
      Merchants merchants,
      StoreRows rows,
      Locations locations,
      Transfers transfers,
      Stocktakes stocktakes,
      ModifierGroups modifiers,
      StorePages pages,
      ApiKeys keys,
      DSLContext db) {
    this.world = world;
    things =
        new InputThings(
            world,
            placed,
            categories,
            collections,
            collected,
            edits,
            shares,
            imports,
            locations,
            transfers,
            stocktakes,
            modifiers,
            pages,
            keys,
            db);
    this.categories = categories;
    this.resets = resets;
    this.links = links;
    this.verifications = verifications;
    this.stores = stores;
    this.merchants = merchants;
    this.rows = rows;
    this.locations = locations;
    merchant = world.merchant();
    other = world.store();
    for (var slug : TAKEN)
      if (stores.open(slug).isEmpty())
        merchants.open(merchant, World.settings(slug), List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  /** Whose store it is, and who sends the form. */
  record Scene(Store store, Person person, Store other) {}

  /** A form that is accepted: the values of its address and its fields. */
  record Good(Map<String, String> address, Map<String, String> fields) {}

  Person owner() {
    return world.member(merchant, Role.OWNER);
  }

  /** A new store of that person. */
  Scene scene(Person owner) {
    return new Scene(world.store(merchant), owner, other);
  }

  /** The same store, and somebody else. */
  Scene again(Scene scene) {
    return new Scene(scene.store(), owner(), other);
  }

  Good good(Route route, Scene scene) {
    var store = stores.reopen(scene.store().id());
    var address = new HashMap<String, String>();
    address.put("store", store.slug());
    for (var variable : route.variables())
      address.put(variable, things.of(variable, store, route.pattern()));
    var fields = new LinkedHashMap<>(fields(key(route), address, scene));
    return new Good(address, fields);
  }

  /** The body of a JSON route that is right. */
  ObjectNode body(Route route, Scene scene) {
    if (route.pattern().contains("/products")) {
      var goods = world.goods(scene.store(), 500, 2000);
      return FilledForms.product(
          key(route), things.product(scene.store(), goods), goods.publicId());
    }
    if (route.isByKey()) {
      var goods = world.goods(scene.store(), 500, 2000);
      return FilledForms.stock(key(route), goods.publicId());
    }
    var rate = world.rate(scene.store(), Method.SHIPPING, 490);
    var goods = world.goods(scene.store(), 500, 2000);
    return FilledForms.order(
        rate, goods.publicId(), things.chosen(scene.store(), goods, Ids.next()));
  }

  /** The values of the address of a JSON route, which stand in its body until here. */
  static Map<String, String> addressOf(Route route, ObjectNode body) {
    return route.variables().isEmpty()
        ? Map.of()
        : Map.of("product", body.remove("product").stringValue());
  }

  /** What a request needs beside its body: the key of a program that may do everything. */
  String[] headers(Scene scene) {
    return new String[] {"Authorization", "Bearer " + things.token(scene.store())};
  }

  /** Told apart by handler: two may share an address. */
  static String key(Route route) {
    return route.pattern().replaceAll(":[^/]*}", "}") + " " + route.handler().getMethod().getName();
  }

  /** The public id, number or name of a thing that belongs to the other store. */
  String foreign(String field, Scene scene) {
    return things.ofAnother(field, scene.other());
  }

  private Map<String, String> fields(String key, Map<String, String> address, Scene scene) {
    var store = stores.reopen(scene.store().id());
    var mark = Long.toString(Ids.next());
    return switch (key) {
      case "/login create", "/login/again create" ->
          Map.of("email", scene.person().email(), "password", World.PASSWORD);
      case "/signup create" -> new Newcomer(mark).fields();
      case "/stores/new create" ->
          Map.of(
              "merchant",
              store.merchant().publicId(),
              "storeName",
              "Shop " + mark,
              "slug",
              "shop-" + mark,
              "country",
              "AT",
              "kind",
              "goods");
      case "/account update" -> Map.of("name", "Grace " + mark, "language", "en");
      case "/account/password changePassword" ->
          Map.of("present", World.PASSWORD, "chosen", "another password " + mark);
      case "/account/email verify" -> Map.of("token", verifications.issue(scene.person()));
      case "/login/links send" -> Map.of("email", scene.person().email());
      case "/login/link use" -> Map.of("token", links.issue(scene.person()));
      case "/account/password/forgotten send" -> Map.of("email", scene.person().email());
      case "/account/password/reset set" ->
          Map.of("token", resets.issue(scene.person()), "password", "another password " + mark);
      case "/s/{store}/settings update" -> FilledForms.settings(store, rows.version(store), mark);
      case "/s/{store}/shipping create" -> FilledForms.rate(mark);
      case "/s/{store}/shipping/{rate} update" -> {
        var form = new LinkedHashMap<>(FilledForms.rate(mark));
        form.put("version", "1");
        yield form;
      }
      case "/s/{store}/shipping/{rate}/switch toggle" -> Map.of("on", "false");
      case "/s/{store}/shipping/{rate}/place move" -> Map.of("up", "true");
      case "/s/{store}/categories create" ->
          Map.of(
              "title",
              "Category " + mark,
              "parent",
              categories.create(store, "Above " + mark, Actor.SYSTEM));
      case "/s/{store}/categories/{category} change" ->
          Map.of(
              "version",
              "1",
              "title",
              "Category " + mark,
              "slug",
              "category-" + mark,
              "parent",
              categories.create(store, "Above " + mark, Actor.SYSTEM),
              "text",
              "Text " + mark);
      case "/s/{store}/categories/{category}/position change" -> {
        var other = categories.create(store, "Behind " + mark, Actor.SYSTEM);
        yield Map.of("to", "after", "at", other);
      }
      case "/s/{store}/categories/{category}/deletion create" -> Map.of("moveTo", "");
      case "/s/{store}/products/state change" ->
          Map.of(
              "product", things.product(store, world.goods(store, 500, 5)),
              "state", "archived",
              "back", "");
      case "/s/{store}/settings/pages create", "/s/{store}/settings/pages/{page} change" ->
          FilledForms.page(mark);
      case "/s/{store}/settings/pages/{page}/position move" -> Map.of("to", "down");
      case "/s/{store}/settings/face change" ->
          Map.of(
              "version",
              "0",
              "logo",
              "",
              "hero",
              "",
              "alt",
              "A bowl",
              "action",
              "Go " + mark,
              "path",
              "",
              "logoOff",
              "false",
              "heroOff",
              "false");
      case "/s/{store}/collections create" -> Map.of("title", "Summer " + mark, "kind", "hand");
      case "/s/{store}/collections/{collection} change" ->
          FilledForms.collection(categories.create(store, "Shelf " + mark, Actor.SYSTEM), mark);
      case "/s/{store}/collections/{collection}/products create" ->
          Map.of("product", things.product(store, world.goods(store, 500, 5)), "q", "words");
      case "/s/{store}/collections/{collection}/products/{product}/position move" ->
          Map.of("to", "down", "at", "");
      case "/s/{store}/products/share create" ->
          Map.of(
              "product", things.product(store, world.goods(store, 500, 5)),
              "all", "true",
              "filter", "state=active&q=&sort=title");
      case "/s/{store}/products/share/{share} begin" ->
          Map.of(
              "to", world.store(merchant).publicId(),
              "way", "link",
              "rate", "1.08",
              "rounding", "ends_90");
      case "/s/{store}/products/bulk create" ->
          Map.of(
              "product", things.product(store, world.goods(store, 500, 5)),
              "all", "true",
              "filter", "state=active&q=&sort=title");
      case "/s/{store}/products/bulk/{edit}/preview preview",
          "/s/{store}/products/bulk/{edit}/run run" ->
          bulk(store, mark);
      case "/s/{store}/products create" -> FilledForms.product(mark, "");
      case "/s/{store}/products rows", "/s/{store}/products/{product} rows" -> {
        var form = FilledForms.product(mark, "");
        form.put("rows", "add");
        yield form;
      }
      case "/s/{store}/products pictures", "/s/{store}/products/{product} pictures" -> {
        var form = FilledForms.product(mark, "");
        form.put("picture", "show");
        yield form;
      }
      case "/s/{store}/products/{product} change" ->
          FilledForms.product(mark, things.variantOf(store, address));
      case "/s/{store}/inventory/{variant}/entry enter" ->
          Map.of(
              "entry",
              "received",
              "units",
              "5",
              "place",
              locations.all(store).getFirst().publicId(),
              "reason",
              "Delivery " + mark);
      case "/s/{store}/inventory/entries enterInList" ->
          Map.of(
              "variant",
              world.goods(store, 500, 5).publicId(),
              "entry",
              "corrected",
              "units",
              "-2",
              "reason",
              "Reason " + mark);
      case "/s/{store}/settings/locations create",
          "/s/{store}/settings/locations/{location} update" ->
          FilledForms.location(mark);
      case "/s/{store}/keys create" ->
          Map.of("name", "Key " + mark, "stockRead", "true", "until", "2030-05-01");
      case "/s/{store}/settings/locations/{location}/place move" -> Map.of("up", "true");
      case "/s/{store}/settings/locations/{location}/switch open" -> Map.of("on", "false");
      case "/s/{store}/inventory/transfers begin" -> {
        var from = locations.all(store).getFirst().publicId();
        var to = locations.create(store, "Place " + mark, Address.NONE, Actor.SYSTEM);
        yield Map.of("from", from, "to", to, "note", "Note " + mark);
      }
      case "/s/{store}/inventory/transfers/{transfer}/lines write",
          "/s/{store}/inventory/transfers/{transfer}/dispatch send",
          "/s/{store}/inventory/transfers/{transfer}/receipt receive",
          "/s/{store}/inventory/transfers/{transfer}/cancellation cancel" ->
          things.transferForm(store, key, address);
      case "/s/{store}/inventory/stocktakes begin" ->
          Map.of(
              "place", locations.all(store).getFirst().publicId(),
              "category", categories.create(store, "Counted " + mark, Actor.SYSTEM));
      case "/s/{store}/inventory/stocktakes/{stocktake}/scans scan" ->
          Map.of("code", world.goods(store, 500, 5).publicId(), "scan", "1k-9z-0" + mark);
      case "/s/{store}/inventory/stocktakes/{stocktake}/counts count" ->
          Map.of(
              "variant", world.goods(store, 500, 5).publicId(), "units", "4", "view", "differing");
      case "/s/{store}/inventory/thresholds alertAt" ->
          Map.of("variant", world.goods(store, 500, 5).publicId(), "lowAt", "7");
      case "/s/{store}/orders/{number}/acceptance create",
          "/s/{store}/orders/{number}/preparation create",
          "/s/{store}/orders/{number}/readiness create",
          "/s/{store}/orders/{number}/completion create" ->
          Map.of("from", "NEW");
      case "/s/{store}/orders/moves create" ->
          Map.of("order", things.order(store), "step", "acceptance");
      case "/s/{store}/orders/{number}/comments create" -> Map.of("text", "Comment " + mark);
      case "/s/{store}/orders/{number}/cancellation create" ->
          Map.of("from", "NEW", "restock", "no", "reason", "Reason " + mark);
      case "/s/{store}/board/kitchen/tickets/{number}/moves create" ->
          Map.of("from", "NEW", "to", "PREPARING");
      case "/s/{store}/modifiers create" -> FilledForms.modifiers(mark);
      case "/s/{store}/modifiers rows", "/s/{store}/modifiers/{group} rows" -> {
        var form = FilledForms.modifiers(mark);
        form.put("rows", "more");
        yield form;
      }
      case "/s/{store}/modifiers/{group} change" -> {
        var form = FilledForms.modifiers(mark);
        form.put("version", "1");
        yield form;
      }
      case "/s/{store}/sold-out say", "/s/{store}/board/kitchen/sold-out say" ->
          Map.of(
              "thing", "VARIANT", "id", world.goods(store, 500, 5).publicId(), "spell", "OPENING");
      case "/s/{store}/products/{product}/food stateOfProduct",
          "/s/{store}/modifiers/one/{modifier}/food stateOfModifier" ->
          Map.of("statement", "some", "contains", "milk", "may", "eggs", "additive", "colour");
      case "/s/{store}/products/{product}/modifiers change" ->
          Map.of("group", things.modifiers(store), "up", "");
      case "/shop/{store}/wishes ask" ->
          Map.of(
              "variant",
              world.goods(store, 500, 0).publicId(),
              "email",
              "mika" + mark + "@example.com");
      case "/shop/{store}/cart add" ->
          Map.of("variant", world.goods(store, 500, 2000).publicId(), "quantity", "2");
      case "/shop/{store}/track find" ->
          Map.of("number", things.order(store), "email", "ayse@example.com");
      case "/shop/{store}/checkout create",
          "/shop/{store}/checkout/draft keep",
          "/shop/{store}/checkout/rates rates" ->
          FilledForms.checkout(world.rate(store, Method.SHIPPING, 490), mark);
      default -> throw new AssertionError("A form that is accepted is missing for " + key);
    };
  }

  private Map<String, String> bulk(Store store, String mark) {
    var category = categories.create(store, "Shelf " + mark, Actor.SYSTEM);
    var row = categories.tree(store).byPublicId(category).orElseThrow().row();
    return FilledForms.bulk(category, row.id(), mark);
  }
}
