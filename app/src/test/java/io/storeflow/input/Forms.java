package io.storeflow.input;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.Person;
import io.storeflow.category.Categories;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.profile.PasswordResets;
import io.storeflow.shipping.Method;
import io.storeflow.signin.SignInLinks;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;
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
  private final Placed placed;
  private final Categories categories;
  private final PasswordResets resets;
  private final SignInLinks links;
  private final EmailVerifications verifications;
  private final Stores stores;
  private final Merchants merchants;
  private final StoreRows rows;
  private final DSLContext db;

  /** Shared by all scenes: to make a person takes long. */
  private final Merchant merchant;

  private final Store other;

  Forms(
      World world,
      Placed placed,
      Categories categories,
      PasswordResets resets,
      SignInLinks links,
      EmailVerifications verifications,
      Stores stores,
      Merchants merchants,
      StoreRows rows,
      DSLContext db) {
    this.world = world;
    this.placed = placed;
    this.categories = categories;
    this.resets = resets;
    this.links = links;
    this.verifications = verifications;
    this.stores = stores;
    this.merchants = merchants;
    this.rows = rows;
    this.db = db;
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
      address.put(variable, thing(variable, store, route.pattern()));
    var fields = new LinkedHashMap<>(fields(key(route), address, scene));
    return new Good(address, fields);
  }

  /** The body of a JSON route that is right. */
  ObjectNode body(Scene scene) {
    var store = scene.store();
    var body = JsonMapper.shared().createObjectNode();
    body.putObject("customer")
        .put("name", "Mika Strauß")
        .put("email", "mika@example.com")
        .put("phone", "+49 30 1234567");
    body.put("rate_id", world.rate(store, Method.SHIPPING, 490));
    body.put("quote_id", "none");
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("region", "")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1")
        .put("line2", "");
    var goods = world.goods(store, 500, 2000).publicId();
    body.putArray("items").addObject().put("variant_id", goods).put("quantity", 2);
    return body.put("note", "Ring twice");
  }

  /** Told apart by handler: two may share an address. */
  static String key(Route route) {
    return route.pattern().replaceAll(":[^/]*}", "}") + " " + route.handler().getMethod().getName();
  }

  /** The public id, number or name of a thing that belongs to the other store. */
  String foreign(String field, Scene scene) {
    var other = scene.other();
    return switch (field) {
      case "variant", "variants[0].id", "/items/0/variant_id" ->
          world.goods(other, 500, 5).publicId();
      case "product", "back" -> product(other, world.goods(other, 500, 5));
      case "category", "moveTo" -> categories.create(other, "Theirs " + Ids.next(), Actor.SYSTEM);
      case "rate", "/rate_id" -> world.rate(other, Method.PICKUP, 0);
      case "order", "number" -> order(other);
      case "slug" -> other.slug();
      case "merchant" -> other.merchant().publicId();
      case "email" -> world.person().email();
      case "token" -> "x".repeat(22);
      // A store of the form's own may be called like the other one by now: nobody's password.
      case "password", "chosen" -> world.store().publicId();
      default -> other.publicId();
    };
  }

  private String thing(String variable, Store store, String pattern) {
    return switch (variable) {
      case "rate" -> world.rate(store, Method.SHIPPING, 490);
      case "category" -> categories.create(store, "Ramen " + Ids.next(), Actor.SYSTEM);
      case "variant" -> world.goods(store, 500, 100).publicId();
      case "product" -> product(store, world.goods(store, 500, 100));
      case "number" -> order(store);
      default -> throw new AssertionError("No thing is known for " + variable + " in " + pattern);
    };
  }

  private Map<String, String> fields(String key, Map<String, String> address, Scene scene) {
    var store = stores.reopen(scene.store().id());
    var mark = Long.toString(Ids.next());
    return switch (key) {
      case "/login create", "/login/again create" ->
          Map.of("email", scene.person().email(), "password", World.PASSWORD);
      case "/signup create" ->
          Map.of(
              "name",
              "Grace Hopper",
              "email",
              "g" + mark + "@example.com",
              "password",
              World.PASSWORD,
              "business",
              "Business " + mark,
              "storeName",
              "Shop " + mark,
              "slug",
              "shop-" + mark,
              "country",
              "AT",
              "kind",
              "restaurant");
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
      case "/s/{store}/settings update" -> settings(store, mark);
      case "/s/{store}/shipping create" -> rate(mark);
      case "/s/{store}/shipping/{rate} update" -> {
        var form = new LinkedHashMap<>(rate(mark));
        form.put("version", "1");
        yield form;
      }
      case "/s/{store}/shipping/{rate}/switch toggle" -> Map.of("on", "false");
      case "/s/{store}/shipping/{rate}/place move" -> Map.of("up", "true");
      case "/s/{store}/categories create", "/s/{store}/categories/{category} rename" ->
          Map.of("title", "Category " + mark);
      case "/s/{store}/categories/{category}/position change" -> {
        categories.create(store, "Behind " + mark, Actor.SYSTEM);
        yield Map.of("to", "down");
      }
      case "/s/{store}/categories/{category}/deletion create" -> Map.of("moveTo", "");
      case "/s/{store}/products/state change" ->
          Map.of(
              "product", product(store, world.goods(store, 500, 5)),
              "state", "archived",
              "back", "");
      case "/s/{store}/products create" -> product(mark, "");
      case "/s/{store}/products rows", "/s/{store}/products/{product} rows" -> {
        var form = product(mark, "");
        form.put("rows", "add");
        yield form;
      }
      case "/s/{store}/products/{product} change" -> product(mark, variantOf(store, address));
      case "/s/{store}/inventory/{variant}/entry enter" ->
          Map.of("entry", "received", "units", "5", "reason", "Delivery " + mark);
      case "/s/{store}/orders/{number}/acceptance create",
          "/s/{store}/orders/{number}/preparation create",
          "/s/{store}/orders/{number}/readiness create",
          "/s/{store}/orders/{number}/completion create" ->
          Map.of("from", "NEW");
      case "/s/{store}/orders/moves create" -> Map.of("order", order(store), "step", "acceptance");
      case "/s/{store}/orders/{number}/comments create" -> Map.of("text", "Comment " + mark);
      case "/s/{store}/orders/{number}/cancellation create" ->
          Map.of("from", "NEW", "reason", "Reason " + mark);
      case "/s/{store}/board/kitchen/tickets/{number}/moves create" ->
          Map.of("from", "NEW", "to", "PREPARING");
      case "/shop/{store}/cart add" ->
          Map.of("variant", world.goods(store, 500, 2000).publicId(), "quantity", "2");
      case "/shop/{store}/track find" ->
          Map.of("number", order(store), "email", "ayse@example.com");
      case "/shop/{store}/checkout create",
          "/shop/{store}/checkout/draft keep",
          "/shop/{store}/checkout/rates rates" ->
          Map.ofEntries(
              Map.entry("email", "mika@example.com"),
              Map.entry("name", "Mika Strauß"),
              Map.entry("phone", "+49 30 1234567"),
              Map.entry("method", "shipping"),
              Map.entry("rate", world.rate(store, Method.SHIPPING, 490)),
              Map.entry("country", "DE"),
              Map.entry("postalCode", "10115"),
              Map.entry("region", "Mitte"),
              Map.entry("city", "Berlin"),
              Map.entry("line1", "Invalidenstraße 1"),
              Map.entry("line2", "Hinterhof"),
              Map.entry("note", "Ring twice " + mark),
              Map.entry("quote", ""),
              Map.entry("total", "990"),
              Map.entry("promise", ""),
              Map.entry("cart", CART));
      default -> throw new AssertionError("A form that is accepted is missing for " + key);
    };
  }

  private Map<String, String> settings(Store store, String mark) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("version", Integer.toString(rows.version(store)));
    fields.put("name", "Store " + mark);
    fields.put("slug", store.slug());
    fields.put("welcome", "Welcome " + mark);
    fields.put("about", "About " + mark);
    fields.put("currency", "EUR");
    fields.put("country", "DE");
    fields.put("timeZone", "Europe/Berlin");
    fields.put("locale", "en");
    fields.put("colour", "#a8355f");
    fields.put("line1", "Sonnenallee 98");
    fields.put("line2", "Hinterhof");
    fields.put("postalCode", "10115");
    fields.put("city", "Berlin");
    fields.put("region", "Mitte");
    fields.put("phone", "+49 30 1234");
    fields.put("email", "kitchen@example.com");
    for (var day :
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
      fields.put(day, "09:00 to 17:00");
    for (var way : List.of("pickup", "delivery", "shipping")) fields.put(way, "true");
    fields.put("preparationMinutes", "25");
    fields.put("deliveryMinutes", "30");
    for (var way : List.of("paidAtPickup", "paidAtDelivery", "paidAtShipping"))
      fields.put(way, "transfer");
    fields.put("paymentWords", "Cash when we meet " + mark);
    fields.put("taxWords", "included");
    return fields;
  }

  private static Map<String, String> rate(String mark) {
    return Map.of(
        "name", "Courier " + mark,
        "method", "shipping",
        "price", "4.90",
        "freeFrom", "50",
        "countries", "DE, AT",
        "postalPrefixes", "10, 12",
        "active", "true");
  }

  private static Map<String, String> product(String mark, String variant) {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Ramen " + mark);
    form.put("secondTitle", "豚骨ラーメン");
    form.put("description", "Broth of bones");
    form.put("slug", "ramen-" + mark);
    form.put("category", "");
    form.put("state", "active");
    form.put("image", "");
    form.put("imageAlt", "A bowl");
    form.put("removeImage", "false");
    form.put("version", variant.isEmpty() ? "" : "1");
    form.put("reason", "Counted");
    form.put("variants[0].id", variant);
    form.put("variants[0].title", "Large");
    form.put("variants[0].sku", "RAM-" + mark);
    form.put("variants[0].price", "12.90");
    form.put("variants[0].compareAt", "14.90");
    form.put("variants[0].tracked", "true");
    form.put("variants[0].onHand", "20");
    form.put("variants[0].onHandWas", variant.isEmpty() ? "" : "100");
    form.put("variants[0].lowAt", "3");
    form.put("variants[0].active", "true");
    return form;
  }

  private String order(Store store) {
    return Long.toString(placed.order(store, Instant.now(), FulfilmentState.NEW));
  }

  private String product(Store store, Goods goods) {
    var p = only(store, PRODUCT);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .where(p.ID.eq(goods.productId()))
        .fetchSingle(p.PUBLIC_ID);
  }

  private String variantOf(Store store, Map<String, String> address) {
    var p = only(store, PRODUCT);
    var v = only(store, io.storeflow.db.Tables.VARIANT);
    return db.select(v.PUBLIC_ID)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(p.PUBLIC_ID.eq(address.get("product")))
        .fetchSingle(v.PUBLIC_ID);
  }
}
