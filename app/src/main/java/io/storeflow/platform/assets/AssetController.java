package io.storeflow.platform.assets;

import io.storeflow.platform.client.AcceptEncoding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@link Assets}; an address with another hash is not found. */
@RestController
class AssetController {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Assets assets;

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/assets/{hash}/{name}")
  ResponseEntity<byte[]> show(
      @PathVariable String hash,
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String encodings) {
    return assets
        .find(hash, name)
        .map(asset -> answer(asset, AcceptEncoding.takesGzip(encodings)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<byte[]> answer(Asset asset, boolean small) {
    var gzip = small ? asset.gzip() : null;
    var answer =
        ResponseEntity.ok()
            .cacheControl(FOR_EVER)
            .contentType(MediaType.parseMediaType(asset.type()))
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .header("X-Content-Type-Options", "nosniff");
    if (gzip == null) return answer.eTag(asset.hash()).body(asset.bytes());
    return answer
        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
        .eTag(asset.hash() + "-gz")
        .body(gzip);
  }
}
