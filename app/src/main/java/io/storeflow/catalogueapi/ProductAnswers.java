package io.storeflow.catalogueapi;

import io.storeflow.allergen.ApiFood;
import io.storeflow.forsale.ShopOption;
import io.storeflow.forsale.ShopPicture;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.modifier.ApiModifierGroup;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.product.Attribute;
import io.storeflow.safety.ApiSafety;
import io.storeflow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says products as programs read them, with whole addresses of pictures. */
@Component
class ProductAnswers {
  private final OfferedModifiers modifiers;
  private final PublicUrl publicUrl;

  ProductAnswers(OfferedModifiers modifiers, PublicUrl publicUrl) {
    this.modifiers = modifiers;
    this.publicUrl = publicUrl;
  }

  List<ApiProduct> all(Store store, List<ShopProduct> products) {
    var groups = groups(store, products);
    return products.stream().map(it -> product(store, it, groups)).toList();
  }

  /** By public id of the product. No statement where no product has any. */
  private Map<String, List<ModifierGroup>> groups(Store store, List<ShopProduct> products) {
    var ids = products.stream().filter(ShopProduct::choosable).map(ShopProduct::publicId).toList();
    return modifiers.named(store, ids);
  }

  private ApiProduct product(
      Store store, ShopProduct product, Map<String, List<ModifierGroup>> groups) {
    var locale = store.locale();
    var category = product.category();
    return new ApiProduct(
        product.publicId(),
        product.slug(),
        product.title(),
        product.description(),
        product.traits().markup() == null ? null : product.traits().markup().html(),
        url(product.imagePath()),
        product.pictures().stream().map(this::image).toList(),
        category == null ? null : category.slug(),
        orNull(product.traits().brand().name()),
        orNull(product.traits().type()),
        product.traits().tags(),
        product.traits().featured(),
        attributes(product.traits().attributes()),
        ApiMoney.of(product.price(), locale),
        product.options().stream().map(ProductAnswers::option).toList(),
        product.variants().stream().map(it -> variant(product, it, locale)).toList(),
        ApiModifierGroup.of(groups.getOrDefault(product.publicId(), List.of()), locale),
        ApiFood.of(product.food()),
        ApiSafety.of(product.traits().safety()));
  }

  private ApiProduct.Variant variant(ShopProduct product, ShopVariant variant, Locale locale) {
    var compareAt = variant.compareAt();
    return new ApiProduct.Variant(
        variant.publicId(),
        variant.sku(),
        orNull(variant.made().barcode()),
        variant.title(),
        url(variant.made().imagePath()),
        chosen(product, variant),
        variant.made().weightGrams(),
        attributes(variant.made().attributes()),
        ApiMoney.of(variant.price(), locale),
        compareAt == null ? null : ApiMoney.of(compareAt, locale),
        variant.isBuyable(),
        variant.tracked() ? variant.left() : null,
        unitPrice(variant, locale));
  }

  private static ApiProduct.@Nullable UnitPrice unitPrice(ShopVariant variant, Locale locale) {
    var it = variant.unitPrice();
    if (it == null) return null;
    var base = it.base();
    return new ApiProduct.UnitPrice(ApiMoney.of(it.price(), locale), base.amount(), base.unit());
  }

  private static Map<String, String> chosen(ShopProduct product, ShopVariant variant) {
    var chosen = new LinkedHashMap<String, String>();
    for (var option : product.options()) {
      int place = option.placeIn(variant.made().values());
      if (place >= 0) chosen.put(option.name(), option.values().get(place).value());
    }
    return chosen;
  }

  private static ApiProduct.Option option(ShopOption option) {
    return new ApiProduct.Option(
        option.name(), option.values().stream().map(ShopOption.Value::value).toList());
  }

  private ApiProduct.Image image(ShopPicture picture) {
    var url = publicUrl.of(picture.path());
    return new ApiProduct.Image(url, picture.alt(), picture.width(), picture.height());
  }

  private static List<ApiProduct.Attribute> attributes(List<Attribute> attributes) {
    return attributes.stream().map(it -> new ApiProduct.Attribute(it.name(), it.value())).toList();
  }

  private @Nullable String url(String path) {
    return path.isEmpty() ? null : publicUrl.of(path);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
