package io.storeflow.media;

import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import io.storeflow.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Hands out images to everybody. An address never shows another image, so it is kept for ever. */
@Hidden
@Controller
class MediaController {
  private static final String FOR_EVER =
      Objects.requireNonNull(
          CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue());

  /** A drawing (SVG) opened by itself is a document: it may style itself and do nothing else. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final MediaReader files;
  private final Bulkhead bulkhead;

  MediaController(MediaReader files, Bulkhead bulkhead) {
    this.files = files;
    this.bulkhead = bulkhead;
  }

  /**
   * @param side one of those that are made; without it the largest. A parameter, so that a node
   *     that does not know it yet answers with the image it has
   */
  @GetMapping("/media/{storeId}/{media}")
  void show(
      @PathVariable String storeId,
      @PathVariable String media,
      @RequestParam(defaultValue = "") String side,
      WebRequest request,
      HttpServletResponse response)
      throws IOException {
    var shown = files.find(storeId, media, side(side)).orElseThrow(NotFound::new);
    if (request.checkNotModified("\"" + media + (side.isEmpty() ? "" : "-" + side) + "\"")) return;
    if (shown.isWhole()) send(shown, response);
    else bulkhead.run(CostlyWork.LONG_ANSWER, MediaReader.PIECE, () -> sent(shown, response));
  }

  private static int side(String asked) {
    if (asked.isEmpty()) return 0;
    return Images.SIDES.stream()
        .filter(side -> side.toString().equals(asked))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private boolean sent(MediaReader.Shown shown, HttpServletResponse response) {
    try {
      send(shown, response);
      return true;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void send(MediaReader.Shown shown, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    response.setContentType(shown.contentType());
    response.setContentLength(shown.length());
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    files.send(shown, response.getOutputStream());
  }
}
