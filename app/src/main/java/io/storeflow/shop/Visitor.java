package io.storeflow.shop;

import io.storeflow.cart.Carts;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Knows a browser again by a random cookie that scripts cannot read, given only where something is
 * put into a cart, typed or shown. Beside it stand two that scripts can read: that there is such a
 * one, so that prices for its visitor are asked for, and, per store, how many things are in the
 * cart; pages say neither.
 */
@Component
public class Visitor {
  static final String COUNT = "sf_cart";

  private static final String MARK = "sf_known";

  /** As long as what a visitor has proven: a cart is forgotten before. */
  static final Duration KNOWN = Duration.ofDays(30);

  private final boolean production;
  private final String name;

  Visitor(Environment environment) {
    production = environment.acceptsProfiles(Profiles.of("production", "staging"));
    name = production ? "__Host-sf_visitor" : "sf_visitor";
  }

  /** The visitor's id, or null for a browser that has none. */
  public @Nullable String find(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) return null;
    for (var cookie : cookies) {
      if (cookie.getName().equals(name) && PublicId.looksRight(cookie.getValue()))
        return cookie.getValue();
    }
    return null;
  }

  /** The visitor's id, given now if there is none, and prolonged. */
  public String welcome(HttpServletRequest request, HttpServletResponse response) {
    var known = find(request);
    var id = known == null ? PublicId.random() : known;
    set(request, response, ResponseCookie.from(name, id).path("/").httpOnly(true).maxAge(KNOWN));
    set(request, response, ResponseCookie.from(MARK, "1").path("/").maxAge(KNOWN));
    return id;
  }

  /** Tells the pages of this store how many things are in the cart. */
  public void count(
      Store store, int count, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(COUNT, Integer.toString(count))
            .path(store.shopPath())
            .maxAge(Carts.LIFE);
    set(request, response, cookie);
  }

  private void set(
      HttpServletRequest request,
      HttpServletResponse response,
      ResponseCookie.ResponseCookieBuilder cookie) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookie.sameSite("Lax").secure(production || request.isSecure()).build().toString());
  }
}
