package io.storeflow.input;

import static io.storeflow.db.Tables.API_KEY;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.bulkedit.BulkEdit;
import io.storeflow.bulkedit.BulkEdits;
import io.storeflow.category.Categories;
import io.storeflow.collection.CollectedProducts;
import io.storeflow.collection.CollectionKind;
import io.storeflow.collection.ProductCollections;
import io.storeflow.location.Locations;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.productimport.Imports;
import io.storeflow.productimport.SentFiles;
import io.storeflow.sharepage.Shares;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.stocktake.Stocktakes;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.storepage.PageChange;
import io.storeflow.storepage.StorePages;
import io.storeflow.testing.Placed;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import io.storeflow.transfer.Transfers;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The things that stand in addresses and fields. */
final class InputThings {
  private final World world;
  private final Placed placed;
  private final Categories categories;
  private final ProductCollections collections;
  private final CollectedProducts collected;
  private final BulkEdits edits;
  private final Shares shares;
  private final Imports imports;
  private final Locations locations;
  private final MovingThings moving;
  private final ModifierGroups modifiers;
  private final StorePages pages;
  private final ApiKeys keys;
  private final DSLContext db;

  /** The last one that was made. */
  private String collection = "";

  InputThings(
      World world,
      Placed placed,
      Categories categories,
      ProductCollections collections,
      CollectedProducts collected,
      BulkEdits edits,
      Shares shares,
      Imports imports,
      Locations locations,
      Transfers transfers,
      Stocktakes stocktakes,
      ModifierGroups modifiers,
      StorePages pages,
      ApiKeys keys,
      DSLContext db) {
    this.keys = keys;
    this.collections = collections;
    this.collected = collected;
    this.world = world;
    this.placed = placed;
    this.categories = categories;
    this.edits = edits;
    this.shares = shares;
    this.imports = imports;
    this.locations = locations;
    moving = new MovingThings(world, locations, transfers, stocktakes);
    this.modifiers = modifiers;
    this.pages = pages;
    this.db = db;
  }

  /** The public id, number or name of a new thing of the store. */
  String of(String variable, Store store, String pattern) {
    return switch (variable) {
      case "rate" -> world.rate(store, Method.SHIPPING, 490);
      case "category" -> categories.create(store, "Ramen " + Ids.next(), Actor.SYSTEM);
      case "variant" -> world.goods(store, 500, 100).publicId();
      case "product" -> product(store, pattern);
      case "collection" -> collection(store, pattern.endsWith("/{collection}"));
      case "number" -> order(store);
      case "share" -> share(store);
      case "edit" -> edit(store, pattern.endsWith("/undo"));
      case "import" -> SentFiles.send(imports, store);
      case "location" -> location(store);
      case "group" -> modifiers(store);
      case "page" -> page(store);
      case "modifier" -> first(store, modifiers(store));
      case "token" -> "x".repeat(22);
      case "stocktake" -> moving.stocktake(store);
      case "key" -> key(store);
      case "transfer" -> moving.transfer(store, pattern.endsWith("/receipt"));
      default -> throw new AssertionError("No thing is known for " + variable + " in " + pattern);
    };
  }

  /** Lets in whoever sends it. */
  String token(Store store) {
    return keys.make(store, "Till", EnumSet.allOf(KeyScope.class), null, Actor.SYSTEM);
  }

  private String key(Store store) {
    token(store);
    var k = only(store, API_KEY);
    return db.select(k.PUBLIC_ID).from(k).orderBy(k.ID.desc()).limit(1).fetchSingle(k.PUBLIC_ID);
  }

  /** The public id, number or name of a thing that belongs to the other store. */
  String ofAnother(String field, Store other) {
    return switch (field) {
      case "variant", "variants[0].id", "/items/0/variant_id" ->
          world.goods(other, 500, 5).publicId();
      case "product", "back" -> product(other, world.goods(other, 500, 5));
      case "category", "moveTo", "parent", "at" ->
          categories.create(other, "Theirs " + Ids.next(), Actor.SYSTEM);
      case "location", "place" -> location(other);
      case "group", "modifiers[0].inner" -> modifiers(other);
      case "page" -> page(other);
      case "id" -> world.goods(other, 500, 5).publicId();
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

  /** Of a page of a collection by hand: one that is in it, with another behind it. */
  private String product(Store store, String pattern) {
    var product = product(store, world.goods(store, 500, 100));
    if (pattern.startsWith("/s/{store}/collections")) {
      collected.add(store, collection, product, Actor.SYSTEM);
      var other = product(store, world.goods(store, 500, 100));
      collected.add(store, collection, other, Actor.SYSTEM);
    }
    return product;
  }

  private String collection(Store store, boolean byRule) {
    var kind = byRule ? CollectionKind.RULE : CollectionKind.HAND;
    collection = collections.create(store, "Summer " + Ids.next(), kind, Actor.SYSTEM);
    return collection;
  }

  /** One with another behind it. */
  private String page(Store store) {
    while (pages.all(store).size() < 2) page(store, "About " + Ids.next());
    return pages.all(store).getFirst().publicId();
  }

  private String page(Store store, String title) {
    var text = Description.plain("Words");
    return pages.create(store, null, new PageChange(title, "", true, text), Actor.SYSTEM);
  }

  private String edit(Store store, boolean done) {
    var product = product(store, world.goods(store, 500, 100));
    var id = edits.choose(store, List.of(product), Actor.SYSTEM);
    var edit = new BulkEdit(null, ProductState.ARCHIVED, null, null, null);
    if (done) edits.begin(store, id, edit, Actor.SYSTEM);
    return id;
  }

  private String share(Store store) {
    var product = product(store, world.goods(store, 500, 100));
    return shares.choose(store, List.of(product), Actor.SYSTEM);
  }

  private String location(Store store) {
    return locations.create(store, "Place " + Ids.next(), Address.NONE, Actor.SYSTEM);
  }

  /** What fills the form of the transfer in this address. */
  Map<String, String> transferForm(Store store, String key, Map<String, String> address) {
    return moving.form(store, key, address);
  }

  /** The public id of a new group of one modifier. */
  String modifiers(Store store) {
    return group(store, null, Ids.next());
  }

  /** A modifier that is offered with the goods, and one that goes with it: their public ids. */
  List<String> chosen(Store store, Goods goods, long mark) {
    var inner = group(store, null, mark);
    var outer = group(store, inner, mark + 1);
    modifiers.offer(store, product(store, goods), List.of(outer), Actor.SYSTEM);
    return List.of(first(store, outer), first(store, inner));
  }

  private String group(Store store, @Nullable String inner, long mark) {
    var entry = new GroupDraft.Entry(null, "Egg " + mark, store.money(150), false, inner);
    var draft = new GroupDraft("Toppings " + mark, 0, 9, List.of(entry));
    return modifiers.create(store, draft, Actor.SYSTEM);
  }

  private String first(Store store, String group) {
    return modifiers.get(store, group).modifiers().getFirst().publicId();
  }

  String order(Store store) {
    return Long.toString(placed.order(store, Instant.now(), FulfilmentState.NEW));
  }

  String product(Store store, Goods goods) {
    var p = only(store, PRODUCT);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .where(p.ID.eq(goods.productId()))
        .fetchSingle(p.PUBLIC_ID);
  }

  String variantOf(Store store, Map<String, String> address) {
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
