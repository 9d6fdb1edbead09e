package io.storeflow.shopface;

import io.storeflow.collection.CollectionRow;
import io.storeflow.collection.ProductCollections;
import io.storeflow.exemption.Exemption;
import io.storeflow.exemption.Exemptions;
import io.storeflow.face.Face;
import io.storeflow.face.Faces;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.store.Store;
import io.storeflow.storepage.PageLine;
import io.storeflow.storepage.StorePages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What stands around every page of a shop, read once and kept until the shop changes. */
@Component
public class ShopFace {
  private final UntilShopChanges<Face> faces;
  private final UntilShopChanges<PageLine> pages;
  private final UntilShopChanges<CollectionRow> collections;
  private final UntilShopChanges<String> withdrawable;
  private final UntilShopChanges<Exemptions.Stated> exemptions;

  ShopFace(
      Faces faces,
      StorePages pages,
      ProductCollections collections,
      Exemptions exemptions,
      ShopVersions versions) {
    this.faces = new UntilShopChanges<>(versions, store -> List.of(faces.of(store)));
    this.pages = new UntilShopChanges<>(versions, pages::published);
    this.collections = new UntilShopChanges<>(versions, collections::forSale);
    this.exemptions = new UntilShopChanges<>(versions, exemptions::stated);
    this.withdrawable = new UntilShopChanges<>(versions, exemptions::withdrawable);
  }

  public Face of(Store store) {
    return faces.of(store).getFirst();
  }

  /** Whether anything is for sale from whose contract shoppers may withdraw. */
  public boolean isWithdrawable(Store store) {
    return !withdrawable.of(store).isEmpty();
  }

  /** Why nobody may withdraw from a contract on each of these products, by its slug. */
  public Map<String, Exemption> exemptions(Store store, Set<String> slugs) {
    var found = new HashMap<String, Exemption>();
    for (var it : slugs) found.put(it, Exemption.of(null, store.trade()));
    for (var it : exemptions.of(store)) found.replace(it.slug(), it.exemption());
    return found;
  }

  /** The pages that the store wrote, in their order. */
  public List<PageLine> pages(Store store) {
    return pages.of(store);
  }

  /** The collections of the store that have anything for sale. */
  public List<CollectionRow> collections(Store store) {
    return collections.of(store);
  }
}
