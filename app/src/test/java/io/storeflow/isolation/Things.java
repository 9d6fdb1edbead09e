package io.storeflow.isolation;

import static io.storeflow.db.Tables.API_KEY;
import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.bulkedit.BulkEdits;
import io.storeflow.category.Categories;
import io.storeflow.collection.CollectedProducts;
import io.storeflow.collection.CollectionKind;
import io.storeflow.collection.ProductCollections;
import io.storeflow.hold.Holds;
import io.storeflow.inventory.Reservations.Wish;
import io.storeflow.location.Locations;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.Description;
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
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import io.storeflow.transfer.Transfers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** One real thing of a store for every variable that routes have, by the variable's name. */
class Things {
  private final World world;
  private final Categories categories;
  private final ProductCollections collections;
  private final CollectedProducts collected;
  private final BulkEdits edits;
  private final Shares shares;
  private final Imports imports;
  private final Locations locations;
  private final Transfers transfers;
  private final Stocktakes stocktakes;
  private final ModifierGroups modifiers;
  private final StorePages pages;
  private final ApiKeys keys;
  private final Holds holds;
  private final Transactions transactions;
  private final DSLContext db;

  Things(
      World world,
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
      Holds holds,
      Transactions transactions,
      DSLContext db) {
    this.keys = keys;
    this.holds = holds;
    this.transactions = transactions;
    this.collections = collections;
    this.collected = collected;
    this.world = world;
    this.categories = categories;
    this.edits = edits;
    this.shares = shares;
    this.imports = imports;
    this.locations = locations;
    this.transfers = transfers;
    this.stocktakes = stocktakes;
    this.modifiers = modifiers;
    this.pages = pages;
    this.db = db;
  }

  Map<String, String> of(Store store) {
    var goods = world.goods(store, 500, 100);
    var rate = world.rate(store, Method.SHIPPING, 490);
    // More orders than the other store has, so that the last number is this store's alone.
    for (int i = 0; i < 3; i++) world.order(store, World.request(rate, null, goods, 1));
    var o = only(store, ORDERS);
    var p = only(store, PRODUCT);
    var product =
        db.select(p.PUBLIC_ID).from(p).where(p.ID.eq(goods.productId())).fetchSingle(p.PUBLIC_ID);
    var things = new HashMap<String, String>();
    things.put(
        "number",
        Long.toString(db.select(org.jooq.impl.DSL.max(o.NUMBER)).from(o).fetchSingle().value1()));
    things.put("product", product);
    things.put("slug", goods.productSlug());
    things.put("variant", goods.publicId());
    things.put("rate", rate);
    things.put("category", categories.create(store, "Ramen", Actor.SYSTEM));
    things.put("collection", collection(store, product));
    things.put("edit", edits.choose(store, List.of(product), Actor.SYSTEM));
    things.put("share", shares.choose(store, List.of(product), Actor.SYSTEM));
    things.put("import", SentFiles.send(imports, store));
    things.put("location", locations.create(store, "Cellar", Address.NONE, Actor.SYSTEM));
    things.put("transfer", transfer(store, String.valueOf(things.get("location"))));
    var place = locations.all(store).getFirst();
    things.put("stocktake", stocktakes.begin(store, place, null, Actor.SYSTEM));
    var made = modifiers.create(store, group(store), Actor.SYSTEM);
    things.put("group", made);
    things.put("modifier", modifiers.get(store, made).modifiers().getFirst().publicId());
    things.put("page", page(store));
    keys.make(store, "Till", EnumSet.of(KeyScope.STOCK_READ), null, Actor.SYSTEM);
    var k = only(store, API_KEY);
    things.put(
        "key", db.select(k.PUBLIC_ID).from(k).orderBy(k.ID).limit(1).fetchSingle(k.PUBLIC_ID));
    things.put("reservation", reservation(store, goods.id()));
    things.put("part", "9999"); // of a sitemap: further than any store's here
    things.put("token", "x".repeat(22)); // of a mail that nobody has
    things.put("letter", Long.toString(letter(store)));
    return things;
  }

  private String reservation(Store store, long variant) {
    var wish = new Wish(variant, null, 1);
    return transactions.write(
        () -> holds.hold(store, List.of(wish), Duration.ofHours(1), "", Actor.SYSTEM).publicId());
  }

  private String collection(Store store, String product) {
    var id = collections.create(store, "Summer", CollectionKind.HAND, Actor.SYSTEM);
    collected.add(store, id, product, Actor.SYSTEM);
    return id;
  }

  private String page(Store store) {
    var words = new PageChange("About", "", true, Description.plain("Words"));
    return pages.create(store, null, words, Actor.SYSTEM);
  }

  private static GroupDraft group(Store store) {
    var egg = new GroupDraft.Entry(null, "Egg", store.money(150), false, null);
    return new GroupDraft("Toppings", 0, 1, List.of(egg));
  }

  private String transfer(Store store, String to) {
    var from = locations.all(store).getFirst();
    return transfers.begin(store, from, locations.get(store, to), "", Actor.SYSTEM);
  }

  private long letter(Store store) {
    long id = Ids.next();
    insertInto(db, store, DEAD_LETTER)
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, "test")
        .set(DEAD_LETTER.INSTANCE, "1")
        .set(DEAD_LETTER.PAYLOAD, "{}")
        .set(DEAD_LETTER.ERROR, "test")
        .set(DEAD_LETTER.TRIES, 8)
        .set(DEAD_LETTER.FAILED_AT, Instant.now())
        .execute();
    return id;
  }

  /** A well-formed body for an API route. */
  String body(Route route) {
    return "{}";
  }
}
