package io.storeflow.apikey;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.Secret;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets programs in by a key of the very store that the address names. Who holds no key of the store
 * learns nothing of it: a key of another store is one that is unknown. Why a key does not do any
 * more is told to who sends all of it.
 */
@Component
public class KeyGate {
  private static final String SCHEME = "bearer ";

  private final KeyDoor door;
  private final RateLimits limits;
  private final Clock clock;

  KeyGate(KeyDoor door, RateLimits limits, Clock clock) {
    this.door = door;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Who sent the request.
   *
   * @param needs the scope that the key must have; null where each key of the store will do
   * @param response is told what is left of the key's quota, or what is asked for
   * @throws Problem 401 without a key of the store that holds, 403 without the scope, 429
   */
  public KeyHolder enter(
      Store store,
      @Nullable KeyScope needs,
      HttpServletRequest request,
      HttpServletResponse response) {
    var token = Secret.of(ApiKeys.PREFIX, sent(request, response)).orElse(null);
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
    if (needs != null && !needs.isIn(key.scopes())) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          "Bearer error=\"insufficient_scope\", scope=\"" + needs.code() + "\"");
      throw new Problem(HttpStatus.FORBIDDEN, "scope_missing");
    }
    door.used(store, token);
    return KeyHolder.of(key);
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
