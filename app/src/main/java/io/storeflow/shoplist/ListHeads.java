package io.storeflow.shoplist;

import io.storeflow.shop.Sections;
import io.storeflow.shopface.LinkedData;
import io.storeflow.shopface.ShopPage;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts on a page what stands above its goods, and what the page says of itself. */
@Component
class ListHeads {
  private final ShopPage page;
  private final LinkedData linked;
  private final Sections sections;

  ListHeads(ShopPage page, LinkedData linked, Sections sections) {
    this.page = page;
    this.linked = linked;
    this.sections = sections;
  }

  String show(Store store, ListHead head, Asked asked, Model model) {
    model.addAttribute("heading", head.title());
    model.addAttribute("text", head.text());
    model.addAttribute("chosen", head.chosen());
    model.addAttribute("picture", head.picture());
    model.addAttribute("sections", sections.of(store, head.chosen()));
    var above = head.above();
    model.addAttribute("path", above);
    model.addAttribute(
        "crumbs",
        linked.crumbs(store, above == null ? List.of() : above, head.title(), head.path()));
    var about = head.text().isEmpty() ? head.title() + ", " + store.name() : head.text();
    var picture = head.picture();
    model.addAttribute(
        "meta",
        asked.isPlain()
            ? page.meta(store, head.path(), about, picture == null ? null : picture.path())
            : page.part(store, head.path()));
    return "shop/list";
  }
}
