package io.storeflow.platform.url;

import io.storeflow.platform.id.PublicId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The way in which StoreFlow writes its addresses: small letters, no slash at the end. People type
 * capitals, phones begin with one, and printed codes may hold nothing else; public ids keep theirs.
 */
final class PlainAddress {
  /** First parts of the pages that people open by hand. */
  private static final Set<String> ROOTS =
      Set.of("shop", "track", "s", "stores", "account", "signup", "login");

  /** Parts behind which the name of a product or category stands. */
  private static final Set<String> NAMED = Set.of("shop", "s", "p", "c");

  private PlainAddress() {}

  /**
   * The address as StoreFlow writes it; empty if it is so already, or none of its pages.
   *
   * @param path as it was sent, escapes and all
   */
  static Optional<String> of(String path) {
    if (!path.startsWith("/") || path.contains("//")) return Optional.empty();
    var parts = path.substring(1).split("/", -1);
    if (!ROOTS.contains(small(parts[0]))) return Optional.empty();
    var plain = new StringBuilder(path.length());
    var before = "";
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].isEmpty()) break;
      before = isWord(parts[i], before) ? small(parts[i]) : parts[i];
      plain.append('/').append(before);
    }
    return plain.toString().equals(path) ? Optional.empty() : Optional.of(plain.toString());
  }

  /** Not an id, whose letters count, and nothing that is escaped. */
  private static boolean isWord(String part, String before) {
    if (part.indexOf('%') >= 0) return false;
    return NAMED.contains(before) || !PublicId.looksRight(part);
  }

  private static String small(String part) {
    return part.toLowerCase(Locale.ROOT);
  }
}
