package io.storeflow.shoplist;

import io.storeflow.brand.BrandRow;
import io.storeflow.brand.StoreBrands;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.url.Moved;
import io.storeflow.productindex.Among;
import io.storeflow.shoplist.ListHead.Picture;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All there is to buy of a brand, page by page. */
@Controller
class ShopBrandController {
  private final StoreBrands brands;
  private final Lists lists;
  private final ListHeads heads;

  ShopBrandController(StoreBrands brands, Lists lists, ListHeads heads) {
    this.brands = brands;
    this.lists = lists;
    this.heads = heads;
  }

  @GetMapping("/shop/{store}/brands/{slug}")
  String show(
      Store store,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var brand = brands.bySlug(store, slug).orElseThrow(() -> gone(store, slug));
    var path = BrandRow.path(slug);
    var asked =
        lists.show(
            store,
            path,
            "",
            Among.brand(brand.name()),
            () -> lists.unsorted(store, ShopFilter.all().brand(brand.id()), cursor),
            model,
            request,
            response);
    var logo =
        brand.logoPath().isEmpty() ? null : new Picture(brand.logoPath(), brand.name(), true);
    var head = ListHead.of(path, brand.name()).below(List.of()).text(brand.text()).picture(logo);
    return heads.show(store, head, asked, model);
  }

  /** What to say where no brand has the address: one may have had it. */
  private RuntimeException gone(Store store, String slug) {
    return brands
        .movedTo(store, slug)
        .<RuntimeException>map(now -> new Moved(store.shop(BrandRow.path(now))))
        .orElseGet(NotFound::new);
  }
}
