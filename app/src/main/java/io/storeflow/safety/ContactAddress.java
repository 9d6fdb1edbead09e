package io.storeflow.safety;

import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an electronic address: of e-mail, or of a page of the web, which people type without its
 * beginning.
 */
public final class ContactAddress {
  public static final int LONGEST = Email.LONGEST;

  private static final String REFUSED = "contact";
  private static final Pattern SCHEME = Pattern.compile("(?i)https?://");

  /** A host of at least two labels, and a path in signs that addresses are made of. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
              + "(?:[/?#][\\w\\-.~:/?#@!$&'()*+,;=%]*)?");

  private ContactAddress() {}

  public static Read<String> read(@Nullable String typed) {
    var text = Typed.code(typed);
    if (text.isEmpty()) return Read.missing();
    if (isMail(text)) return Email.read(text);
    var scheme = SCHEME.matcher(text);
    var beginning =
        scheme.lookingAt() ? scheme.group().toLowerCase(java.util.Locale.ROOT) : "https://";
    var bare = scheme.lookingAt() ? text.substring(scheme.end()) : text;
    if (beginning.length() + bare.length() > LONGEST) return Read.refused("too_long", LONGEST);
    return PAGE.matcher(bare).matches() ? Read.of(beginning + bare) : Read.refused(REFUSED);
  }

  /** Whether it is of e-mail, or meant so. */
  static boolean isMail(String text) {
    return text.contains("@") && !SCHEME.matcher(text).lookingAt();
  }
}
