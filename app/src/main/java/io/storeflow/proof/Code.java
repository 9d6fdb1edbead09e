package io.storeflow.proof;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Typed;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * A code of six digits, to be read in a mail and typed. It is kept only as a hash, together with
 * the id under which it was asked for, so that one hash says nothing of another.
 */
final class Code {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;

  private Code() {}

  static String random() {
    return String.format("%06d", RANDOM.nextInt(CODES));
  }

  /** As it was typed or pasted, without what stands between its digits. */
  static byte[] hash(long id, String typed) {
    var digits = Typed.digits(typed).replaceAll("[\\s-]", "");
    return Digest.bytes((id + ":" + digits).getBytes(StandardCharsets.UTF_8));
  }
}
