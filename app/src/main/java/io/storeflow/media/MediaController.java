package io.storeflow.media;

import static java.util.stream.Collectors.joining;

import io.storeflow.media.PictureFacts.Size;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import io.storeflow.platform.picture.Images;
import io.storeflow.storage.StorageAway;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Hands out images to everybody. An address never shows another image, so it is kept for ever. WebP
 * has addresses of its own: what is answered depends on the address alone, never on Accept, so that
 * each cache between may keep it without a Vary.
 */
@Hidden
@Controller
class MediaController {
  private static final String FOR_EVER =
      Objects.requireNonNull(
          CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue());

  /** While the size is made that belongs there, and the largest stands in for it. */
  private static final String FOR_NOW =
      Objects.requireNonNull(
          CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic().getHeaderValue());

  /** A drawing (SVG) opened by itself is a document: it may style itself and do nothing else. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private static final String GREY =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'>"
          + "<rect width='4' height='3' fill='#888' fill-opacity='.3'/></svg>";

  /** In seconds. */
  private static final String LATER = "5";

  private final MediaReader files;
  private final Bulkhead bulkhead;

  MediaController(MediaReader files, Bulkhead bulkhead) {
    this.files = files;
    this.bulkhead = bulkhead;
  }

  /**
   * @param side one of those that are made; without it the largest. A parameter, so that a node
   *     that does not know it yet answers with the image it has
   * @param as "webp" for that; where it is not shorter the plain image
   */
  @GetMapping("/media/{storeId}/{media}")
  void show(
      @PathVariable String storeId,
      @PathVariable String media,
      @RequestParam(defaultValue = "") String side,
      @RequestParam(defaultValue = "") String as,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MediaReader.Shown shown;
    try {
      shown = files.find(storeId, media, size(side, as)).orElseThrow(NotFound::new);
    } catch (StorageAway away) {
      holdPlace(request, response);
      return;
    }
    var tag = "\"" + tag(media, side, as) + (shown.isFinal() ? "" : "-now") + "\"";
    if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
    describe(shown, response);
    if (HttpMethod.HEAD.matches(request.getMethod())) return;
    try {
      send(shown, request, response);
    } catch (StorageAway | Problem away) {
      if (response.isCommitted()) throw away;
      response.reset();
      holdPlace(request, response);
    }
  }

  private void send(
      MediaReader.Shown shown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (shown.isShort()) shown.content().sendTo(response.getOutputStream());
    else if (!FileSending.begin(shown, request))
      bulkhead.run(CostlyWork.LONG_ANSWER, MediaReader.PIECE, () -> sent(shown, response));
  }

  /** A grey field for now, where a browser would show a picture that is broken. */
  private static void holdPlace(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, LATER);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType("image/svg+xml");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (HttpMethod.HEAD.matches(request.getMethod())) return;
    response.getOutputStream().write(GREY.getBytes(StandardCharsets.US_ASCII));
  }

  private static String tag(String media, String side, String as) {
    return Stream.of(media, side, as).filter(it -> !it.isEmpty()).collect(joining("-"));
  }

  private static Size size(String side, String as) {
    if (!as.isEmpty() && !as.equals("webp")) throw new NotFound();
    return new Size(side(side), !as.isEmpty());
  }

  private static int side(String asked) {
    if (asked.isEmpty()) return 0;
    return Images.SIDES.stream()
        .filter(side -> side.toString().equals(asked))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private static void describe(MediaReader.Shown shown, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, shown.isFinal() ? FOR_EVER : FOR_NOW);
    response.setContentType(shown.contentType());
    response.setContentLengthLong(shown.length());
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  private static boolean sent(MediaReader.Shown shown, HttpServletResponse response) {
    try {
      shown.content().sendTo(response.getOutputStream());
      return true;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
