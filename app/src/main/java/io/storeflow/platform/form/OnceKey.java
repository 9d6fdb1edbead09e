package io.storeflow.platform.form;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A random key in a form that moves money: a form that is sent again, by two clicks or by a page
 * that is loaded again, is done once, as what is kept of its key is unique in the database.
 */
public final class OnceKey {
  private OnceKey() {}

  /** The key that came with a form; a new one for a form that is new, or came without. */
  public static String of(@Nullable String sent) {
    return sent == null || sent.isBlank() ? PublicId.random() : sent;
  }

  /**
   * What is kept of it, in 48 letters: other values under the same key, as of somebody who went
   * back and typed something else, are something else.
   *
   * @param said all that the form says, read
   */
  public static String kept(String key, Record said) {
    var text = key + " " + said;
    var hash = Digest.bytes(text.getBytes(StandardCharsets.UTF_8));
    return "form " + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
