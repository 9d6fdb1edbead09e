package io.storeflow.platform.client;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header of that name (RFC 9110, 12.5.3). */
public final class AcceptEncoding {
  private static final Pattern NOT_AT_ALL = Pattern.compile("\\s*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

  private AcceptEncoding() {}

  /** Whether who sent it takes gzip; nobody does who sent none. */
  public static boolean takesGzip(@Nullable String header) {
    if (header == null) return false;
    for (var coding : header.toLowerCase(Locale.ROOT).split(",")) {
      int at = coding.indexOf(';');
      var name = (at < 0 ? coding : coding.substring(0, at)).strip();
      if (name.equals("gzip") || name.equals("*"))
        return at < 0 || !NOT_AT_ALL.matcher(coding.substring(at)).matches();
    }
    return false;
  }
}
