package io.storeflow.mailtext;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Shows the HTML of a mail in a frame of a page, where nothing of it may do anything. */
public final class MailFrame {
  /** As every page's, and a frame for the mail. */
  public static final String FRAMING =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** The mail's own styles stand in it; nothing else of it is let do anything. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

  private MailFrame() {}

  /** The answer that is shown in the frame. */
  public static ResponseEntity<String> of(String html) {
    return of(html, MediaType.TEXT_HTML);
  }

  /** Words instead of the mail, as something is wrong with it. */
  public static ResponseEntity<String> say(String words) {
    return of(words, MediaType.TEXT_PLAIN);
  }

  private static ResponseEntity<String> of(String body, MediaType type) {
    return ResponseEntity.ok()
        .contentType(new MediaType(type, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY)
        .header("X-Frame-Options", "SAMEORIGIN")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(body);
  }
}
