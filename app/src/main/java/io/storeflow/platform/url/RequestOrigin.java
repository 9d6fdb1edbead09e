package io.storeflow.platform.url;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Whether an unsafe request comes from our own pages, for where there is no CSRF token: by
 * Sec-Fetch-Site, which browsers set and pages cannot, else by Origin (OWASP CSRF Prevention Cheat
 * Sheet, "Fetch Metadata" and "Verifying Origin"). A request with neither comes from no browser,
 * and so carries no shopper's cookie against their will.
 */
public final class RequestOrigin {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private RequestOrigin() {}

  public static boolean isTrusted(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod())) return true;
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) return site.equals("same-origin") || site.equals("none");
    var origin = request.getHeader("Origin");
    return origin == null || isSame(request, origin);
  }

  /** Whether the Origin header names the scheme, host and port that the request came to. */
  public static boolean isSame(HttpServletRequest request, String origin) {
    try {
      var uri = URI.create(origin);
      return request.getScheme().equalsIgnoreCase(uri.getScheme())
          && request.getServerName().equalsIgnoreCase(uri.getHost())
          && request.getServerPort()
              == (uri.getPort() >= 0 ? uri.getPort() : defaultPort(request.getScheme()));
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }

  private static int defaultPort(String scheme) {
    return scheme.equalsIgnoreCase("https") ? 443 : 80;
  }
}
