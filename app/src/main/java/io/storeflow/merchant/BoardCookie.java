package io.storeflow.merchant;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Where a screen keeps its passes for boards: a cookie for each store. */
public final class BoardCookie {
  private static final String PREFIX = "sf_board_";
  private static final int MOST = 20;

  /** How long a pass is good is decided by {@link BoardPasses}; the cookie only has to last. */
  private static final Duration LASTS = Duration.ofDays(30);

  private BoardCookie() {}

  /** The token of the pass for this store, if the request brings one. */
  public static Optional<String> read(HttpServletRequest request, String storePublicId) {
    return Optional.ofNullable(all(request).get(storePublicId));
  }

  /** All tokens that the request brings, by public id of the store. */
  public static Map<String, String> all(HttpServletRequest request) {
    var tokens = new LinkedHashMap<String, String>();
    var cookies = request.getCookies();
    for (var cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().startsWith(PREFIX) && tokens.size() < MOST)
        tokens.put(cookie.getName().substring(PREFIX.length()), cookie.getValue());
    }
    return tokens;
  }

  /** Gives the screen the token, or gives it anew so that the cookie lasts on. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Store store, String token) {
    set(request, response, store, token, LASTS);
  }

  /** Takes the pass for this store away from the screen. */
  public static void remove(HttpServletRequest request, HttpServletResponse response, Store store) {
    set(request, response, store, "", Duration.ZERO);
  }

  private static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      Store store,
      String token,
      Duration lasts) {
    var cookie =
        ResponseCookie.from(PREFIX + store.publicId(), token)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
