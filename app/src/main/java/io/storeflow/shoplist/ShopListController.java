package io.storeflow.shoplist;

import io.storeflow.category.CategoryRow;
import io.storeflow.collection.ProductCollections;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopCategory;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopTree;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.url.Moved;
import io.storeflow.productindex.Among;
import io.storeflow.shopface.ShopFace;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything there is to buy, all of it or a category, page by page. */
@Controller
class ShopListController {
  private final ShopCatalogue catalogue;
  private final ProductCollections collections;
  private final ShopFace face;
  private final ShopTree tree;
  private final Lists lists;
  private final ListHeads heads;
  private final MessageSource messages;

  ShopListController(
      ShopCatalogue catalogue,
      ProductCollections collections,
      ShopFace face,
      ShopTree tree,
      Lists lists,
      ListHeads heads,
      MessageSource messages) {
    this.catalogue = catalogue;
    this.collections = collections;
    this.face = face;
    this.tree = tree;
    this.lists = lists;
    this.heads = heads;
    this.messages = messages;
  }

  @GetMapping("/shop/{store}/all")
  String all(
      Store store,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var heading = messages.getMessage("shop.all", null, store.locale());
    model.addAttribute("collections", face.collections(store));
    var asked =
        lists.show(
            store,
            "/all",
            "",
            Among.ALL,
            () -> lists.unsorted(store, ShopFilter.all(), cursor),
            model,
            request,
            response);
    return heads.show(store, ListHead.of("/all", heading), asked, model);
  }

  @GetMapping("/shop/{store}/c/{slug}")
  String category(
      Store store,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var categories = tree.of(store);
    var category = categories.bySlug(slug).orElseThrow(() -> gone(store, slug));
    var path = categories.path(category);
    model.addAttribute("below", ShopTree.below(categories, category));
    var row = category.row();
    var above = path.subList(0, path.size() - 1).stream().map(ShopCategory::of).toList();
    var head =
        ListHead.of("/c/" + slug, row.title())
            .below(above)
            .chosen(path.getFirst().row().slug())
            .text(row.text())
            .picture(picture(row.picture()));
    var asked =
        lists.show(
            store,
            head.path(),
            "",
            Among.categories(categories.idsWithin(category)),
            () -> lists.unsorted(store, ShopFilter.all().category(slug), cursor),
            model,
            request,
            response);
    return heads.show(store, head, asked, model);
  }

  @GetMapping("/shop/{store}/collections/{slug}")
  String collection(
      Store store,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var collection = collections.bySlug(store, slug).orElseThrow(NotFound::new);
    var head =
        ListHead.of("/collections/" + slug, collection.title())
            .below(List.of())
            .text(collection.text());
    var asked =
        lists.show(
            store,
            head.path(),
            "",
            Among.collection(collection),
            () -> lists.unsorted(store, collection, cursor),
            model,
            request,
            response);
    return heads.show(store, head, asked, model);
  }

  private static ListHead.@Nullable Picture picture(CategoryRow.@Nullable Picture shown) {
    return shown == null ? null : new ListHead.Picture(shown.path(), shown.alt(), false);
  }

  /** What to say where no category has the address: it may have had it. */
  private RuntimeException gone(Store store, String slug) {
    return catalogue
        .categoryMovedTo(store, slug)
        .<RuntimeException>map(now -> new Moved(store.shop("/c/" + now)))
        .orElseGet(NotFound::new);
  }
}
