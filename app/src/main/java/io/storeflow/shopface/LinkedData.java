package io.storeflow.shopface;

import io.storeflow.forsale.ShopCategory;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Region;
import io.storeflow.store.Store;
import io.storeflow.store.StoreSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store and the way to a page of it as schema.org says them, for search engines. The signs that
 * could end a script element are written as escapes, so that the text may stand in one.
 */
@Component
public class LinkedData {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ShopPage page;
  private final ShopFace face;

  LinkedData(ShopPage page, ShopFace face) {
    this.page = page;
    this.face = face;
  }

  /** Who sells here. */
  public String organization(Store store) {
    var set = store.settings();
    var data = data("Organization");
    data.put("name", store.name());
    data.put("url", page.url(store, ""));
    var logo = face.of(store).logo();
    if (logo != null) data.put("logo", page.absolute(logo.path()));
    if (!set.about().isBlank()) data.put("description", set.about());
    if (!set.email().isBlank()) data.put("email", set.email());
    if (!set.phone().isBlank()) data.put("telephone", set.phone());
    if (store.hasAddress()) {
      Map<String, Object> address = new LinkedHashMap<>();
      address.put("@type", "PostalAddress");
      address.put("streetAddress", (set.line1() + " " + set.line2()).strip());
      address.put("postalCode", set.postalCode());
      address.put("addressLocality", set.city());
      if (!set.region().isBlank()) address.put("addressRegion", region(set));
      address.put("addressCountry", set.country());
      data.put("address", address);
    }
    return written(data);
  }

  /**
   * The way from the store to a page of it.
   *
   * @param steps categories on the way
   * @param path of the page within the shop
   */
  public String crumbs(Store store, List<ShopCategory> steps, String title, String path) {
    var items = new ArrayList<Map<String, Object>>();
    items.add(item(1, store.name(), page.url(store, "")));
    for (var step : steps)
      items.add(item(items.size() + 1, step.title(), page.url(store, "/c/" + step.slug())));
    items.add(item(items.size() + 1, title, page.url(store, path)));
    var data = data("BreadcrumbList");
    data.put("itemListElement", items);
    return written(data);
  }

  private static String region(StoreSettings set) {
    var country = Countries.of(set.country());
    return country.region(set.region()).map(Region::name).orElse(set.region());
  }

  private static Map<String, Object> item(int position, String name, String url) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("@type", "ListItem");
    item.put("position", position);
    item.put("name", name);
    item.put("item", url);
    return item;
  }

  static Map<String, Object> data(String type) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", type);
    return data;
  }

  static String written(Map<String, Object> data) {
    return JSON.writeValueAsString(data)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
