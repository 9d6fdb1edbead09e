package io.storeflow.idempotency;

import io.storeflow.platform.failure.Problem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The header Idempotency-Key as a program sends it with what is to be done once, and its answer,
 * which is the same bytes each time.
 */
public final class SentKey {
  public static final String HEADER = "Idempotency-Key";

  /** Characters of a key. */
  public static final int MOST = 255;

  private SentKey() {}

  /**
   * The key.
   *
   * @throws Problem 400 if it is missing or too long
   */
  public static String of(@Nullable String sent) {
    if (sent == null || sent.isBlank())
      throw new Problem(HttpStatus.BAD_REQUEST, "idempotency_key_missing");
    if (sent.length() > MOST) throw Problem.malformed(HEADER, "idempotency_key_long", MOST);
    return sent;
  }

  /**
   * What was created under it.
   *
   * @param json the answer as it is kept
   */
  public static ResponseEntity<byte[]> created(String json) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.getBytes(StandardCharsets.UTF_8));
  }
}
