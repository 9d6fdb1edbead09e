package io.storeflow.demo;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.Products;
import io.storeflow.demodata.DemoFiles;
import io.storeflow.demodata.Picture;
import io.storeflow.demodata.Said;
import io.storeflow.fill.Good;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.product.Description;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says more of some products of the demo world, as its staff would: brand, tags, two options. */
@Component
class DemoSaid {
  /** Of each variant that a second option adds. */
  private static final int ON_HAND = 9;

  private final Products products;
  private final DemoFiles files;

  DemoSaid(Products products, DemoFiles files) {
    this.products = products;
    this.files = files;
  }

  /** The drawings of further pictures, by name. */
  List<String> drawings(Store store) {
    return files.said().getOrDefault(store.slug(), Map.of()).values().stream()
        .flatMap(said -> said.shown().stream())
        .map(Said.Shown::drawing)
        .toList();
  }

  /**
   * @param first what the variants of products are chosen by, by the product's title
   */
  void say(
      Store store, List<Good> goods, Map<String, String> first, Map<String, Picture> pictures) {
    var said = files.said().getOrDefault(store.slug(), Map.of());
    for (var good : goods) {
      var of = said.getOrDefault(good.title(), Said.NOTHING);
      var option = first.get(good.title());
      if (of == Said.NOTHING && option == null) continue;
      var product = products.get(store, good.publicId());
      var change = change(product, of, option, pictures);
      products.change(store, good.publicId(), product.version(), change, Actor.SYSTEM);
    }
  }

  private static ProductChange change(
      ProductDetail product, Said said, @Nullable String first, Map<String, Picture> pictures) {
    var variants = new ArrayList<VariantChange>();
    var options = options(product, first, said.second());
    for (int i = 0; i < product.variants().size(); i++) {
      var variant = product.variants().get(i);
      var second = said.second();
      if (second == null) {
        List<Integer> chosen = options.isEmpty() ? List.of() : List.of(i);
        variants.add(new VariantChange(variant.publicId(), chosen, variant.fields(), 0));
        continue;
      }
      for (int j = 0; j < second.values().size(); j++)
        variants.add(
            new VariantChange(
                j == 0 ? variant.publicId() : null,
                List.of(i, j),
                fields(variant, second, j, image(variant, said, pictures)),
                j > 0 && variant.fields().tracked() ? ON_HAND : 0));
    }
    return new ProductChange(fields(product, said, pictures), "", options, variants, Set.of());
  }

  private static List<OptionChange> options(
      ProductDetail product, @Nullable String first, Said.@Nullable Second second) {
    if (first == null) return List.of();
    var options = new ArrayList<OptionChange>();
    options.add(option(first, product.variants().stream().map(it -> it.fields().title()).toList()));
    if (second != null) options.add(option(second.name(), second.values()));
    return options;
  }

  private static OptionChange option(String name, List<String> values) {
    return new OptionChange(
        null, name, values.stream().map(it -> new ValueChange(null, it)).toList());
  }

  /** Public id of the picture that shows it; null for none of its own. */
  private static @Nullable String image(
      VariantDetail variant, Said said, Map<String, Picture> pictures) {
    return said.shown().stream()
        .filter(shown -> variant.fields().title().equals(shown.of()))
        .map(shown -> publicId(shown, pictures))
        .findFirst()
        .orElse(variant.fields().image());
  }

  private static String publicId(Said.Shown shown, Map<String, Picture> pictures) {
    return Objects.requireNonNull(pictures.get(shown.drawing())).publicId();
  }

  private static ProductFields.OfVariant fields(
      VariantDetail of, Said.Second second, int place, @Nullable String image) {
    var fields = of.fields();
    var price = fields.price().minor() + second.more().get(place);
    return new ProductFields.OfVariant(
        fields.title() + ProductFields.OfVariant.BETWEEN + second.values().get(place),
        place == 0 ? fields.sku() : fields.sku() + "-" + (place + 1),
        new Money(price, fields.price().currency()),
        place == 0 ? fields.compareAt() : null,
        fields.cost(),
        fields.barcode(),
        fields.weightGrams(),
        image,
        fields.tracked(),
        fields.active(),
        fields.lowAt(),
        fields.backorder(),
        List.of(),
        fields.content());
  }

  private static ProductFields fields(
      ProductDetail product, Said said, Map<String, Picture> pictures) {
    var fields = product.fields();
    var all = new ArrayList<>(fields.pictures());
    for (var shown : said.shown()) all.add(new OfPicture(publicId(shown, pictures), shown.alt()));
    var attributes =
        said.details().entrySet().stream()
            .map(it -> new Attribute(it.getKey(), it.getValue()))
            .toList();
    return new ProductFields(
        fields.title(),
        fields.secondTitle(),
        said.html().isEmpty() ? fields.description() : Description.ofHtml(said.html()),
        fields.slug(),
        fields.category(),
        all,
        fields.state(),
        new ProductTraits(
            null,
            said.featured(),
            said.type(),
            said.brand(),
            said.tags(),
            attributes,
            "",
            "",
            null,
            fields.traits().taxClass(),
            fields.traits().giftCard()));
  }
}
