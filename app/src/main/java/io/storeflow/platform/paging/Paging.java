package io.storeflow.platform.paging;

import io.storeflow.platform.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A keyset cursor: the sort values of the last row shown, bound to the query it came from, so that
 * a cursor of another sort or filter is refused. Opaque to callers; it holds nothing secret.
 */
public record Paging(List<String> after) {
  private static final String SEPARATOR = "\u001f";

  /** The cursor that continues a list behind the given sort values. */
  public static String encode(String boundTo, Object... values) {
    var text = new StringBuilder(Integer.toHexString(boundTo.hashCode()));
    for (var value : values) text.append(SEPARATOR).append(value);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor back.
   *
   * @return empty if there is none
   * @throws Problem 400 if it is no cursor, or one of another query
   */
  public static Optional<Paging> decode(@Nullable String cursor, String boundTo, int values) {
    if (cursor == null || cursor.isEmpty()) return Optional.empty();
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var parts = List.of(text.split(SEPARATOR, -1));
      if (parts.size() == values + 1
          && parts.getFirst().equals(Integer.toHexString(boundTo.hashCode()))) {
        return Optional.of(new Paging(parts.subList(1, parts.size())));
      }
    } catch (IllegalArgumentException notBase64) {
      // falls through to the same answer
    }
    throw Problem.malformed("cursor", "cursor.other");
  }

  public String text(int index) {
    return after.get(index);
  }

  /**
   * @throws Problem 400 if the value was tampered with
   */
  public long number(int index) {
    try {
      return Long.parseLong(after.get(index));
    } catch (NumberFormatException tampered) {
      throw Problem.malformed("cursor", "cursor.damaged");
    }
  }

  /**
   * @throws Problem 400 if the value was tampered with
   */
  public Instant instant(int index) {
    try {
      return Instant.parse(after.get(index));
    } catch (DateTimeParseException tampered) {
      throw Problem.malformed("cursor", "cursor.damaged");
    }
  }
}
