package io.storeflow.crawler;

import io.storeflow.crawler.Sitemap.Entry;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The maps that search engines ask for. StoreFlow's own names its front pages alone: which
 * merchants there are is nobody's business; each store's pages name that of the store.
 */
@Controller
class SitemapController {
  private static final List<String> OWN = List.of("/", "/signup");

  private final StoreSitemap ofStore;
  private final PublicUrl publicUrl;

  SitemapController(StoreSitemap ofStore, PublicUrl publicUrl) {
    this.ofStore = ofStore;
    this.publicUrl = publicUrl;
  }

  @GetMapping(path = "/sitemap.xml", produces = Sitemap.TYPE)
  @ResponseBody
  String own() {
    return new Sitemap(
            false, OWN.stream().map(path -> new Entry(publicUrl.of(path), null)).toList())
        .xml();
  }

  @GetMapping(path = "/shop/{store}/sitemap.xml", produces = Sitemap.TYPE)
  @ResponseBody
  String whole(Store store) {
    return ofStore.whole(store).xml();
  }

  @GetMapping(path = "/shop/{store}/sitemap-{part:\\d{1,4}}.xml", produces = Sitemap.TYPE)
  @ResponseBody
  String part(Store store, @PathVariable int part) {
    return ofStore.part(store, part).xml();
  }
}
