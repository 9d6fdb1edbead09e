package io.storeflow.media;

import io.storeflow.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Hands out images to everybody. An address never shows another image, so it is kept for ever. */
@Hidden
@RestController
class MediaController {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  /** A drawing (SVG) opened by itself is a document: it may style itself and do nothing else. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final MediaFiles files;

  MediaController(MediaFiles files) {
    this.files = files;
  }

  @GetMapping("/media/{storeId}/{media}")
  @Nullable ResponseEntity<byte[]> show(
      @PathVariable String storeId, @PathVariable String media, WebRequest request) {
    var file = files.find(storeId, media).orElseThrow(NotFound::new);
    if (request.checkNotModified("\"" + media + "\"")) return null;
    return ResponseEntity.ok()
        .cacheControl(FOR_EVER)
        .contentType(MediaType.parseMediaType(file.contentType()))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .body(file.bytes());
  }
}
