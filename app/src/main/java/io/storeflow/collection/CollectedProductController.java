package io.storeflow.collection;

import io.storeflow.category.Place;
import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The products of a collection by hand: put in, put in order, taken out. */
@Controller
@RequestMapping("/s/{store}/collections/{collection}/products")
@Needs(Permission.EDIT_PRODUCTS)
class CollectedProductController {
  private final CollectedProducts products;
  private final CollectionPage page;

  CollectedProductController(CollectedProducts products, CollectionPage page) {
    this.products = products;
    this.page = page;
  }

  /**
   * @param q what was looked for, so that one can go on putting in what was found
   */
  @PostMapping
  String create(
      Store store,
      Actor actor,
      @PathVariable String collection,
      @RequestParam(defaultValue = "") String product,
      @RequestParam(defaultValue = "") String q,
      RedirectAttributes redirect,
      Locale locale) {
    try {
      products.add(store, collection, product, actor);
    } catch (CollectionFull full) {
      var said = page.say("collection.error.full", locale, CollectedProducts.MOST);
      redirect.addFlashAttribute("flash", Flash.said(said));
    }
    var back = UriComponentsBuilder.fromPath(CollectionPage.base(store)).pathSegment(collection);
    var words = CollectionPage.words(q);
    if (!words.isEmpty()) back.queryParam("q", "{q}");
    return "redirect:" + back.encode().buildAndExpand(words).toUriString();
  }

  @PostMapping("/{product}/position")
  String move(
      Store store,
      Actor actor,
      @PathVariable String collection,
      @PathVariable String product,
      @RequestParam(defaultValue = "up") String to,
      @RequestParam(defaultValue = "") String at) {
    var place = Coded.find(Place.class, to).orElseThrow(NotFound::new);
    products.move(store, collection, product, place, at, actor);
    return "redirect:" + CollectionPage.base(store) + "/" + collection;
  }

  @PostMapping("/{product}/removal")
  String remove(
      Store store, Actor actor, @PathVariable String collection, @PathVariable String product) {
    products.remove(store, collection, product, actor);
    return "redirect:" + CollectionPage.base(store) + "/" + collection;
  }
}
