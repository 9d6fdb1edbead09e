package io.storeflow.platform.client;

import jakarta.servlet.ServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The short name of a request, in the log, on error pages, in problem answers and in the header
 * X-Request-Id.
 */
public final class RequestId {

  static final String HEADER = "X-Request-Id";
  static final String ATTRIBUTE = RequestId.class.getName();

  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int LENGTH = 13;
  private static final int RANDOM_BITS = 20;

  private RequestId() {}

  /** The request's id; empty before {@link RequestIdFilter} saw it, which happens in tests only. */
  public static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
  }

  static boolean isSane(String id) {
    return SANE.matcher(id).matches();
  }

  /** 45 bits of time and 20 of chance in Crockford's base 32: 13 characters that sort by time. */
  static String make(long millis) {
    var value = millis << RANDOM_BITS | ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
    var text = new char[LENGTH];
    for (var i = LENGTH - 1; i >= 0; i--) {
      text[i] = CROCKFORD[(int) (value & 31)];
      value >>>= 5;
    }
    return new String(text);
  }
}
