package io.storeflow.crawler;

import io.storeflow.brand.BrandRow;
import io.storeflow.brand.StoreBrands;
import io.storeflow.collection.ProductCollections;
import io.storeflow.crawler.Sitemap.Entry;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.storeflow.storepage.StorePages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * What a store has for everybody: its pages, and the products on sale. A large store has an index
 * and parts.
 */
@Component
class StoreSitemap {
  /** Products of one part: far below the 50,000 that are allowed, so that each is made quickly. */
  static final int PART = 5_000;

  /** More parts than a store has products for; keeps the index bounded. */
  private static final int MOST_PARTS = 1_000;

  private static final List<String> PAGES = List.of("", "/all", "/hours");

  private final ShopCatalogue catalogue;
  private final ProductCollections collections;
  private final StoreBrands brands;
  private final StorePages pages;
  private final PublicUrl publicUrl;

  StoreSitemap(
      ShopCatalogue catalogue,
      ProductCollections collections,
      StoreBrands brands,
      StorePages pages,
      PublicUrl publicUrl) {
    this.catalogue = catalogue;
    this.collections = collections;
    this.brands = brands;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** All of it, or the index of its parts. */
  Sitemap whole(Store store) {
    int parts = parts(catalogue.count(store));
    if (parts <= 1) return part(store, 1);
    return new Sitemap(
        true,
        IntStream.rangeClosed(1, parts)
            .mapToObj(number -> at(store, "/sitemap-" + number + ".xml"))
            .toList());
  }

  /**
   * @param number from 1 on; the first part has the store's own pages too
   * @throws NotFound if there is no such part
   */
  Sitemap part(Store store, int number) {
    if (number < 1 || number > MOST_PARTS) throw new NotFound();
    var entries = new ArrayList<Entry>();
    if (number == 1) {
      PAGES.forEach(page -> entries.add(at(store, page)));
      catalogue
          .categories(store)
          .forEach(category -> entries.add(at(store, "/c/" + category.slug())));
      collections.forSale(store).forEach(it -> entries.add(at(store, "/collections/" + it.slug())));
      brands.sold(store).forEach(slug -> entries.add(at(store, BrandRow.path(slug))));
      pages
          .published(store)
          .forEach(it -> entries.add(new Entry(url(store, it.path()), it.updatedAt())));
    }
    catalogue
        .addresses(store, (number - 1) * PART, PART)
        .forEach(
            product ->
                entries.add(new Entry(url(store, "/p/" + product.slug()), product.changedAt())));
    if (entries.isEmpty()) throw new NotFound();
    return new Sitemap(false, entries);
  }

  /** How many parts so many products need. */
  static int parts(int products) {
    return Math.min(MOST_PARTS, (products + PART - 1) / PART);
  }

  private Entry at(Store store, String path) {
    return new Entry(url(store, path), null);
  }

  private String url(Store store, String path) {
    return publicUrl.of(store.shop(path));
  }
}
