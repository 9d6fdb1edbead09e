package io.storeflow.crawler;

import io.storeflow.platform.url.PublicUrl;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Where search engines may go (RFC 9309): to shops, not to carts, searches, the countless ways to
 * narrow and sort a list, and what staff have. Tracking pages are not named: they say themselves
 * that they are not to be kept.
 */
@Controller
class RobotsController {
  private static final String RULES =
      """
      User-agent: *
      Disallow: /s/
      Disallow: /stores
      Disallow: /account
      Disallow: /login
      Disallow: /api/
      Disallow: /dev/
      Disallow: /ws
      Disallow: /shop/*/cart
      Disallow: /shop/*/checkout
      Disallow: /shop/*/search
      Disallow: /shop/*?*sort=
      Disallow: /shop/*?*from=
      Disallow: /shop/*?*to=
      Disallow: /shop/*?*available=
      Disallow: /shop/*?*brand=
      Disallow: /shop/*?*tag=
      Disallow: /shop/*?*option.
      """;

  private final String text;

  RobotsController(PublicUrl publicUrl) {
    text = RULES + "\nSitemap: " + publicUrl.of("/sitemap.xml") + "\n";
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> show() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .contentType(MediaType.TEXT_PLAIN)
        .body(text);
  }
}
