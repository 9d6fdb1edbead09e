package io.storeflow.reminder;

import io.storeflow.platform.id.Digest;
import io.storeflow.store.Store;
import java.nio.charset.StandardCharsets;

/** What is kept of an address, to know it again at the same store and nowhere else. */
final class AddressHash {
  private AddressHash() {}

  /**
   * @param email as it is kept
   */
  static byte[] of(Store store, String email) {
    return ofText(store.publicId() + " " + email);
  }

  static byte[] ofToken(String token) {
    return ofText(token);
  }

  private static byte[] ofText(String text) {
    return Digest.bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
