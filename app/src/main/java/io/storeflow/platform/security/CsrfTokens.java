package io.storeflow.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Who has a session keeps the CSRF token there. Who has none gets it as a cookie, and no session: a
 * look at the sign-in page must not leave a row in the database. A session's token alone counts
 * where there is one (OWASP CSRF Prevention Cheat Sheet, "Synchronizer Token" and "Double-Submit
 * Cookie"; in production the cookie's name keeps other hosts from setting it).
 */
final class CsrfTokens implements CsrfTokenRepository {
  private final CsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
  private final CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();

  /**
   * @param server whether browsers reach us over HTTPS alone
   */
  CsrfTokens(boolean server) {
    cookie.setCookieName(server ? "__Host-sf_csrf" : "sf_csrf");
    cookie.setCookiePath("/");
    cookie.setCookieCustomizer(
        it -> {
          it.sameSite("Lax").httpOnly(true);
          if (server) it.secure(true);
        });
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return keeper(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    keeper(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return keeper(request).loadToken(request);
  }

  private CsrfTokenRepository keeper(HttpServletRequest request) {
    return request.getSession(false) == null ? cookie : session;
  }
}
