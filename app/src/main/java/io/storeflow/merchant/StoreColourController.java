package io.storeflow.merchant;

import io.storeflow.platform.ui.StoreColours;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The colours of stores as a style sheet. Its address says everything in it, so it may be kept for
 * ever.
 */
@Controller
class StoreColourController {
  private static final int MOST = 200;

  /** The address of the sheet for these stores. */
  static String address(List<Store> stores) {
    return stores.stream()
        .limit(MOST)
        .map(store -> store.slug() + "." + store.settings().colour().substring(1))
        .collect(Collectors.joining("-.", "/store-colours?of=", ""));
  }

  @GetMapping("/store-colours")
  ResponseEntity<String> colours(@RequestParam String of) {
    var colours =
        Arrays.stream(of.split("-\\.", MOST + 1))
            .limit(MOST)
            .map(each -> each.split("\\.", 2))
            .filter(pair -> pair.length == 2)
            .map(pair -> new StoreColours.StoreColour(pair[0], "#" + pair[1]))
            .toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .header("Content-Type", "text/css;charset=UTF-8")
        .body(StoreColours.css(colours));
  }
}
