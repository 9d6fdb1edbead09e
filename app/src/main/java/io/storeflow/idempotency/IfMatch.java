package io.storeflow.idempotency;

import io.storeflow.platform.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The header If-Match, by which a program changes only what it has seen. */
public final class IfMatch {
  private IfMatch() {}

  /** What stands in the header ETag. */
  public static String etag(int version) {
    return "\"" + version + "\"";
  }

  /**
   * @param sent the header; without one the version is of no matter
   * @param code of the problem that somebody has changed it since
   * @throws Problem 412 where another version is there
   */
  public static void require(@Nullable String sent, int version, String code) {
    if (sent == null || sent.isBlank() || sent.strip().equals("*")) return;
    var named = List.of(sent.replace("W/", "").split("\\s*,\\s*"));
    if (!named.contains(etag(version))) throw changed(code);
  }

  /** Somebody was faster. */
  public static Problem changed(String code) {
    return new Problem(HttpStatus.PRECONDITION_FAILED, code);
  }
}
