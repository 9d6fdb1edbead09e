package io.storeflow.desk;

import io.storeflow.store.Store;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Where a screen keeps its passes for boards: a cookie for each store. In production its name makes
 * browsers insist that this very host set it, over HTTPS.
 */
@Component
public class BoardCookie {
  private static final int MOST = 20;

  /** How long a pass is good is decided by {@link BoardPasses}; the cookie only has to last. */
  private static final Duration LASTS = Duration.ofDays(30);

  private final boolean production;
  private final String prefix;

  BoardCookie(Environment environment) {
    production = environment.acceptsProfiles(Profiles.of("production", "staging"));
    prefix = production ? "__Host-sf_board_" : "sf_board_";
  }

  /** The token of the pass for this store, if the request brings one. */
  public Optional<String> read(HttpServletRequest request, String storePublicId) {
    return Optional.ofNullable(all(request).get(storePublicId));
  }

  /** All tokens that the request brings, by public id of the store. */
  public Map<String, String> all(HttpServletRequest request) {
    var tokens = new LinkedHashMap<String, String>();
    var cookies = request.getCookies();
    for (var cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().startsWith(prefix) && tokens.size() < MOST)
        tokens.put(cookie.getName().substring(prefix.length()), cookie.getValue());
    }
    return tokens;
  }

  /** Gives the screen the token, or gives it again so that the cookie lasts longer. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, Store store, String token) {
    set(request, response, store.publicId(), token, LASTS);
  }

  /** Takes the pass for this store away from the screen. */
  void remove(HttpServletRequest request, HttpServletResponse response, String storePublicId) {
    set(request, response, storePublicId, "", Duration.ZERO);
  }

  private void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String storePublicId,
      String token,
      Duration lasts) {
    var cookie =
        ResponseCookie.from(prefix + storePublicId, token)
            .httpOnly(true)
            .secure(production || request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
