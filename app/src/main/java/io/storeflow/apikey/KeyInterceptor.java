package io.storeflow.apikey;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets programs into routes that {@link NeedsScope need a scope}: by a key of the very store that
 * the address names, before anything of the body is looked at. Who holds no key of the store learns
 * nothing of it: a key of another store is one that is unknown. Why a key does not do any more is
 * told to who sends all of it.
 */
@Component
class KeyInterceptor implements HandlerInterceptor {
  static final String HOLDER = KeyHolder.class.getName();

  private static final String SCHEME = "bearer ";

  private final KeyDoor door;
  private final RateLimits limits;
  private final Clock clock;

  KeyInterceptor(KeyDoor door, RateLimits limits, Clock clock) {
    this.door = door;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) return true;
    var needs = method.getMethodAnnotation(NeedsScope.class);
    if (needs == null || !(request.getAttribute(Store.class.getName()) instanceof Store store))
      return true;
    var token = KeyToken.of(sent(request, response)).orElse(null);
    if (token == null) throw refused(response, "unknown");
    if (!door.knows(store, token)) limits.requireRoom(Rule.WRONG_KEY, request.getRemoteAddr());
    var key = door.find(store, token).orElse(null);
    if (key == null) {
      limits.require(Rule.WRONG_KEY, request.getRemoteAddr());
      throw refused(response, "unknown");
    }
    switch (key.state(clock.instant())) {
      case REVOKED -> throw refused(response, "revoked");
      case EXPIRED -> throw refused(response, "expired");
      case VALID -> count(key, response);
    }
    if (!needs.value().isIn(key.scopes())) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          "Bearer error=\"insufficient_scope\", scope=\"" + needs.value().code() + "\"");
      throw new Problem(HttpStatus.FORBIDDEN, "scope_missing");
    }
    door.used(store, token);
    request.setAttribute(HOLDER, KeyHolder.of(key));
    return true;
  }

  private static String sent(HttpServletRequest request, HttpServletResponse response) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
      throw refused(response, "missing");
    return header.substring(SCHEME.length()).strip();
  }

  /** As draft-ietf-httpapi-ratelimit-headers names them: the quota, and what is left of it. */
  private void count(ApiKey key, HttpServletResponse response) {
    var limit = limits.limit(Rule.API_KEY);
    var verdict = limits.take(Rule.API_KEY, key.publicId());
    response.setHeader(
        "RateLimit-Policy",
        "\"key\";q=" + limit.count() + ";w=" + Math.max(1, limit.window().toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"key\";r="
            + (verdict.allowed() ? verdict.remaining() : 0)
            + ";t="
            + (verdict.allowed() ? limit.window().toSeconds() : verdict.retryAfterSeconds()));
    if (!verdict.allowed()) throw Problem.rateLimited(verdict.retryAfterSeconds());
  }

  private static Problem refused(HttpServletResponse response, String why) {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"StoreFlow\"");
    return Problem.unauthorized("unauthorized." + why);
  }
}
