package io.storeflow.input;

import io.storeflow.bulkedit.BulkEdit;
import io.storeflow.bulkedit.PriceStep;
import io.storeflow.bulkedit.Rounding;
import io.storeflow.bulkedit.TagStep;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forms and bodies as somebody fills them who makes no mistake; the mark makes them new. */
final class FilledForms {
  private FilledForms() {}

  static Map<String, String> settings(Store store, int version, String mark) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("version", Integer.toString(version));
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

  static Map<String, String> rate(String mark) {
    return Map.of(
        "name", "Courier " + mark,
        "method", "shipping",
        "price", "4.90",
        "freeFrom", "50",
        "countries", "DE, AT",
        "postalPrefixes", "10, 12",
        "active", "true");
  }

  static Map<String, String> location(String mark) {
    return Map.of(
        "name", "Warehouse " + mark,
        "line1", "Hafenstraße 1",
        "line2", "Gate 3",
        "postalCode", "20457",
        "city", "Hamburg",
        "region", "Hamburg",
        "country", "DE");
  }

  static Map<String, String> product(String mark, String variant) {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Ramen " + mark);
    form.put("secondTitle", "豚骨ラーメン");
    form.put("description", "Broth of bones");
    form.put("slug", "ramen-" + mark);
    form.put("category", "");
    form.put("state", "active");
    form.put("pictures[0].id", "");
    form.put("pictures[0].alt", "A bowl");
    form.put("pictures[0].out", "false");
    form.put("added", "");
    form.put("version", variant.isEmpty() ? "" : "1");
    form.put("reason", "Counted");
    form.put("fill", "price");
    form.put("fillWith", "9.90");
    form.put("options[0].was", "");
    form.put("options[0].name", "Size");
    form.put("options[0].add", "");
    form.put("options[0].values[0].was", "");
    form.put("options[0].values[0].value", "Large");
    form.put("variants[0].id", variant);
    form.put("variants[0].chosen", "0");
    form.put("variants[0].cost", "4.20");
    form.put("variants[0].barcode", "4006381333931");
    form.put("variants[0].weight", "250");
    form.put("variants[0].picture", "");
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

  static Map<String, String> checkout(String rate, String mark) {
    return Map.ofEntries(
        Map.entry("email", "mika@example.com"),
        Map.entry("name", "Mika Strauß"),
        Map.entry("phone", "+49 30 1234567"),
        Map.entry("method", "shipping"),
        Map.entry("rate", rate),
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
        Map.entry("cart", Forms.CART));
  }

  /** Of a checkout by the API. */
  static ObjectNode order(String rate, String variant, List<String> chosen) {
    var body = JsonMapper.shared().createObjectNode();
    body.putObject("customer")
        .put("name", "Mika Strauß")
        .put("email", "mika@example.com")
        .put("phone", "+49 30 1234567");
    body.put("rate_id", rate);
    body.put("quote_id", "none");
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("region", "")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1")
        .put("line2", "");
    var item = body.putArray("items").addObject().put("variant_id", variant).put("quantity", 2);
    var modifier = item.putArray("modifiers").addObject();
    modifier.put("id", chosen.getFirst()).put("quantity", 1);
    modifier.putArray("modifiers").addObject().put("id", chosen.getLast()).put("quantity", 1);
    return body.put("note", "Ring twice");
  }

  static Map<String, String> modifiers(String mark) {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Toppings " + mark);
    form.put("min", "0");
    form.put("max", "2");
    form.put("modifiers[0].id", "");
    form.put("modifiers[0].title", "Egg");
    form.put("modifiers[0].price", "1.80");
    form.put("modifiers[0].preselected", "true");
    form.put("modifiers[0].inner", "");
    return form;
  }

  /** Of what was looked at before. */
  static Map<String, String> bulk(String category, long row, String mark) {
    var price = new PriceStep(PriceStep.Way.PERCENT_UP, 1_000, Rounding.ENDS_99, true);
    var tags = new TagStep(List.of("tag " + mark), List.of("old " + mark));
    var seen = new BulkEdit(price, ProductState.DRAFT, row, tags, true);
    var form = new LinkedHashMap<String, String>();
    form.put("way", "percent_up");
    form.put("value", "10");
    form.put("rounding", "ends_99");
    form.put("before", "true");
    form.put("state", "draft");
    form.put("category", category);
    form.put("addTags", "tag " + mark);
    form.put("removeTags", "old " + mark);
    form.put("featured", "yes");
    form.put("seen", seen.digest());
    return form;
  }

  static Map<String, String> page(String mark) {
    var form = new LinkedHashMap<String, String>();
    form.put("version", "1");
    form.put("legal", "");
    form.put("title", "Page " + mark);
    form.put("slug", "page-" + mark);
    form.put("published", "true");
    form.put("marked", "false");
    form.put("description", "Words of the page");
    return form;
  }

  static Map<String, String> collection(String category, String mark) {
    var form = new LinkedHashMap<String, String>();
    form.put("version", "1");
    form.put("title", "Collection " + mark);
    form.put("slug", "collection-" + mark);
    form.put("text", "Text " + mark);
    form.put("match", "any");
    form.put("category", category);
    form.put("tags", "tag " + mark);
    form.put("brand", "Brand " + mark);
    form.put("type", "Type " + mark);
    form.put("priceFrom", "1.00");
    form.put("priceTo", "2.00");
    form.put("available", "true");
    form.put("featured", "true");
    form.put("titleHas", "Word " + mark);
    form.put("days", "30");
    return form;
  }

  /** What a program sends of stock. */
  static ObjectNode stock(String key, String variant) {
    var body = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    boolean reserves = key.contains("/reservations");
    var line = body.putArray(reserves ? "items" : "adjustments").addObject();
    line.put("variant_id", variant);
    if (reserves) {
      line.put("quantity", 2);
      body.put("expires_in", 600).put("reference", "till 3");
    } else line.put("delta", 3).put("reason", "Counted");
    return body;
  }

  /** What a program sends of a product: the changed one stands in its member {@code product}. */
  static ObjectNode product(String key, String product, String variant) {
    var body = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    body.put("title", "Sencha").put("description", "Green").put("state", "draft");
    body.put("slug", "sencha-" + Ids.next());
    body.put("category", "").put("brand", "Marukyu").put("type", "Tea").put("featured", true);
    body.putArray("tags").add("tea");
    boolean isNew = key.endsWith(" create");
    if (isNew) {
      var option = body.putArray("options").addObject().put("name", "Size");
      option.putArray("values").add("100 g");
    } else body.put("product", product);
    var line = body.putArray("variants").addObject();
    line.put("sku", "TEA-1").put("barcode", "4006381333931").put("weight_grams", 100);
    line.put("active", true).put("tracked", true);
    line.putObject("price").put("amount_minor", 1290).put("currency", "EUR");
    line.putObject("compare_at_price").put("amount_minor", 1590);
    if (isNew) line.put("on_hand", 5).putObject("options").put("Size", "100 g");
    else line.put("id", variant);
    return body;
  }
}
