package io.storeflow.shopface;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.url.Moved;
import io.storeflow.store.Store;
import io.storeflow.storepage.StorePages;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page that the store wrote: its imprint, its terms, or what it tells of itself. */
@Controller
class ShopTextController {
  private final StorePages pages;
  private final ShopPage page;
  private final LinkedData linked;

  ShopTextController(StorePages pages, ShopPage page, LinkedData linked) {
    this.pages = pages;
    this.page = page;
    this.linked = linked;
  }

  @GetMapping("/shop/{store}/pages/{slug}")
  String show(Store store, @PathVariable String slug, Model model) {
    var found = pages.publishedAt(store, slug).orElseThrow(() -> gone(store, slug));
    model.addAttribute("it", found);
    model.addAttribute("text", found.text().shown());
    var about = found.text().text().isBlank() ? found.title() : found.text().text();
    model.addAttribute("crumbs", linked.crumbs(store, List.of(), found.title(), "/pages/" + slug));
    model.addAttribute("meta", page.meta(store, "/pages/" + slug, about));
    return "shop/text";
  }

  /** What to say where no page has the address: one may have had it. */
  private RuntimeException gone(Store store, String slug) {
    return pages
        .movedTo(store, slug)
        .<RuntimeException>map(now -> new Moved(store.shop("/pages/" + now)))
        .orElseGet(NotFound::new);
  }
}
