package io.storeflow.platform.input;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an e-mail address that mail can be sent to: RFC 5321 without quotes and comments, at most
 * 254 characters, with a domain of at least two labels. A domain in other letters is kept as
 * mailers need it (UTS #46); a name before the @ in others is refused, as most servers take none.
 */
public final class Email {
  public static final int LONGEST = 254;

  /** With what programs put around it; what is longer is not even cleaned. */
  private static final int LONGEST_TYPED = 1_000;

  public static final String REFUSED = "email";

  private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+(?!\\d+$)" + LABEL);

  /** As programs put it around an address that is copied. */
  private static final Pattern WRAPPED =
      Pattern.compile("(?i)(?:mailto:|<)\\s*+(?:mailto:)?([^<>]*?)\\s*>?");

  private static final IDNA DOMAINS =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private static final int LONGEST_LOCAL = 64;

  private Email() {}

  public static Read<String> read(@Nullable String typed) {
    if (typed != null && typed.length() > LONGEST_TYPED) return Read.refused("too_long", LONGEST);
    var text = Typed.code(typed);
    var wrapped = WRAPPED.matcher(text);
    if (wrapped.matches()) text = wrapped.group(1);
    if (text.isEmpty()) return Read.missing();
    if (text.length() > LONGEST) return Read.refused("too_long", LONGEST);
    int at = text.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL) return Read.refused(REFUSED);
    var domain = ascii(text.substring(at + 1));
    var address = text.substring(0, at) + "@" + domain;
    boolean good =
        address.length() <= LONGEST
            && LOCAL.matcher(text.substring(0, at)).matches()
            && DOMAIN.matcher(domain).matches();
    return good ? Read.of(address) : Read.refused(REFUSED);
  }

  /**
   * The address as it is kept and looked for, since people write it in any case; empty for what
   * cannot be one.
   */
  public static String kept(String typed) {
    var address = read(typed).orElse(Typed.code(typed));
    // Nobody's is in other letters, and some grow when they are made small.
    return isAscii(address) ? address.toLowerCase(Locale.ROOT) : "";
  }

  public static boolean isOne(@Nullable String typed) {
    return read(typed).value().isPresent();
  }

  /** The domain as mailers need it; itself if it has none but ASCII, empty if there is no such. */
  private static String ascii(String domain) {
    if (isAscii(domain)) return domain;
    var info = new IDNA.Info();
    var ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), info).toString();
    return info.hasErrors() ? "" : ascii;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }
}
