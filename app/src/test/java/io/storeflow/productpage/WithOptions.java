package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.Products;
import io.storeflow.inventory.Reservations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;

/** Products that are chosen by options, and their form. */
abstract class WithOptions extends OnProductPages {
  @Autowired Products products;
  @Autowired Reservations reservations;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  ProductDetail withFourOptions(ProductDetail product) {
    var change = ProductChange.of(product, "");
    var options = new ArrayList<>(change.options());
    options.add(new OptionChange(null, "Fit", List.of(new ValueChange(null, "wide"))));
    options.add(new OptionChange(null, "Cut", List.of(new ValueChange(null, "short"))));
    var variants = new ArrayList<VariantChange>();
    for (var it : change.variants()) {
      var chosen = List.of(it.chosen().get(0), it.chosen().get(1), 0, 0);
      variants.add(new VariantChange(it.publicId(), chosen, it.fields(), 0));
    }
    var odd = new ProductChange(change.fields(), "", options, variants, Set.of());
    products.change(store, product.publicId(), product.version(), odd, Actor.SYSTEM);
    return products.get(store, product.publicId());
  }

  String shown(String path) {
    return ProductPages.content(web.get(person, pages.base() + path));
  }

  ProductDetail create(String sizes, String colours) {
    var form = ProductPages.good();
    form.put("options[0].name", "Size");
    form.put("options[0].add", sizes);
    form.put("options[1].name", "Colour");
    form.put("options[1].add", colours);
    form.put("variants[0].chosen", "x.x");
    form.put("variants[0].cost", "4.20");
    form.put("variants[0].barcode", "4006381333931");
    form.put("variants[0].weight", "1.2 kg");
    form.put("variants[0].content", "1,2 kg");
    return products.get(store, ProductPages.idOf(pages.send("", form)));
  }

  void save(ProductDetail before, Map<String, String> form) {
    ProductPages.idOf(pages.send("/" + before.publicId(), form));
  }

  /** The form of the product as its page sends it. */
  static Map<String, String> form(ProductDetail product) {
    var shown = ProductForm.of(product, "Variant", ZoneOffset.UTC);
    var form = new LinkedHashMap<String, String>();
    form.put("title", product.title());
    form.put("state", "active");
    form.put("version", Integer.toString(product.version()));
    for (int i = 0; i < shown.grid().options().size(); i++) {
      var option = shown.grid().options().get(i);
      form.put("options[" + i + "].was", option.was());
      form.put("options[" + i + "].name", option.name());
      for (int j = 0; j < option.rows().size(); j++) {
        form.put("options[" + i + "].values[" + j + "].was", option.rows().get(j).was());
        form.put("options[" + i + "].values[" + j + "].value", option.rows().get(j).value());
      }
    }
    for (int i = 0; i < shown.rows().size(); i++) {
      var row = shown.rows().get(i);
      var at = "variants[" + i + "].";
      form.put(at + "id", row.id());
      form.put(at + "chosen", row.chosen());
      form.put(at + "sku", row.sku());
      form.put(at + "price", row.price());
      form.put(at + "active", String.valueOf(row.active()));
      form.put(at + "tracked", String.valueOf(row.tracked()));
      form.put(at + "onHand", row.onHand());
      form.put(at + "onHandWas", row.onHandWas());
    }
    return form;
  }

  static List<String> numbers(int most) {
    return IntStream.rangeClosed(1, most).mapToObj(Integer::toString).toList();
  }

  static List<String> titles(ProductDetail product) {
    return product.variants().stream().map(it -> it.fields().title()).toList();
  }

  static List<String> ids(ProductDetail product) {
    return product.variants().stream().map(VariantDetail::publicId).toList();
  }

  static List<Long> valueIds(ProductDetail product) {
    return product.options().stream()
        .flatMap(option -> option.values().stream())
        .map(ValueDetail::id)
        .toList();
  }
}
