package io.storeflow.shopface;

import io.storeflow.brand.BrandRow;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopTraits;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.forsale.StockHint;
import io.storeflow.platform.input.Barcode;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.safety.Contact;
import io.storeflow.shopprice.Offers;
import io.storeflow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A product as schema.org says it, for search engines. */
@Component
public class ProductData {
  /** Of more variants their range is told: a page of megabytes is read by nobody. */
  private static final int MOST_OFFERS = 60;

  private final ShopPage page;

  ProductData(ShopPage page) {
    this.page = page;
  }

  /**
   * @param rules what rules make of its prices for everybody, as its page says it
   */
  public String json(Store store, ShopProduct product, Offers rules) {
    var url = page.url(store, "/p/" + product.slug());
    var data = LinkedData.data("Product");
    data.put("name", product.title());
    data.put("url", url);
    if (!product.description().isBlank()) data.put("description", product.description());
    if (!product.pictures().isEmpty())
      data.put("image", product.pictures().stream().map(it -> page.absolute(it.path())).toList());
    var traits = product.traits();
    if (!traits.brand().isNone()) data.put("brand", brand(store, traits.brand()));
    if (!traits.safety().maker().name().isEmpty())
      data.put("manufacturer", manufacturer(traits.safety().maker()));
    if (!traits.type().isEmpty()) data.put("category", traits.type());
    if (!traits.attributes().isEmpty())
      data.put(
          "additionalProperty", traits.attributes().stream().map(ProductData::property).toList());
    if (product.variants().size() == 1) putGtin(data, product.variants().getFirst());
    data.put(
        "offers",
        product.variants().size() > MOST_OFFERS
            ? all(store, product, url, rules)
            : offers(store, product, url, rules));
    return LinkedData.written(data);
  }

  private Map<String, Object> brand(Store store, ShopTraits.Brand brand) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@type", "Brand");
    data.put("name", brand.name());
    data.put("url", page.url(store, BrandRow.path(brand.slug())));
    if (!brand.logo().isEmpty()) data.put("logo", page.absolute(brand.logo()));
    return data;
  }

  private static Map<String, Object> manufacturer(Contact maker) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@type", "Organization");
    data.put("name", maker.name());
    if (!maker.address().isEmpty()) data.put("address", String.join(", ", maker.lines()));
    return data;
  }

  /** One of several is chosen on the page by its address. */
  private static List<Map<String, Object>> offers(
      Store store, ShopProduct product, String url, Offers rules) {
    if (product.variants().size() == 1)
      return List.of(offer(store, product.variants().getFirst(), url, rules));
    return product.variants().stream()
        .map(variant -> offer(store, variant, url + "?variant=" + variant.publicId(), rules))
        .toList();
  }

  private static Map<String, Object> all(
      Store store, ShopProduct product, String url, Offers rules) {
    Map<String, Object> offer = new LinkedHashMap<>();
    var prices = product.variants().stream().map(it -> price(it, rules)).sorted().toList();
    offer.put("@type", "AggregateOffer");
    offer.put("lowPrice", prices.getFirst().plain());
    offer.put("highPrice", prices.getLast().plain());
    offer.put("priceCurrency", store.currency().getCurrencyCode());
    offer.put("offerCount", prices.size());
    offer.put("availability", "https://schema.org/" + availability(product.availability()));
    offer.put("url", url);
    return offer;
  }

  private static Map<String, Object> property(Attribute attribute) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("@type", "PropertyValue");
    property.put("name", attribute.name());
    property.put("value", attribute.value());
    return property;
  }

  /** Search engines refuse what is no such number. */
  private static void putGtin(Map<String, Object> data, ShopVariant variant) {
    var code = variant.made().barcode();
    if (Barcode.isGtin(code)) data.put("gtin", code);
  }

  private static Map<String, Object> offer(
      Store store, ShopVariant variant, String url, Offers rules) {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("@type", "Offer");
    if (!variant.sku().isBlank()) offer.put("sku", variant.sku());
    if (!variant.title().isBlank()) offer.put("name", variant.title());
    putGtin(offer, variant);
    offer.put("price", price(variant, rules).plain());
    var ruled = rules.each().get(variant.publicId());
    if (ruled != null && ruled.until() != null)
      offer.put(
          "priceValidUntil", ruled.until().atZone(store.timeZone()).toOffsetDateTime().toString());
    offer.put("priceCurrency", store.currency().getCurrencyCode());
    offer.put("availability", "https://schema.org/" + availability(variant.availability()));
    offer.put("url", url);
    return offer;
  }

  private static Money price(ShopVariant variant, Offers rules) {
    var ruled = rules.each().get(variant.publicId());
    return ruled == null ? variant.price() : ruled.price();
  }

  private static String availability(StockHint stock) {
    return switch (stock) {
      case UNTRACKED, MANY, FEW -> "InStock";
      case BACKORDER -> "BackOrder";
      case SOLD_OUT -> "OutOfStock";
    };
  }
}
