package io.storeflow.shop;

import io.storeflow.cart.Carts;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Knows a browser again by a random cookie that scripts cannot read, given only where something is
 * put into a cart, typed or shown. Who shows a store who they are gets another one for it, as
 * somebody else may have known or planted the first. Beside them stand two that scripts can read:
 * that there is such a one, so that prices for its visitor are asked for, and, per store, how many
 * things are in the cart; pages say neither.
 */
@Component
public class Visitor {
  static final String COUNT = "sf_cart";

  private static final String NONE = "0";

  private static final String MARK = "sf_known";

  /** As long as what a visitor has proven: a cart is forgotten before. */
  static final Duration KNOWN = Duration.ofDays(30);

  private final boolean production;
  private final String name;

  Visitor(Environment environment) {
    production = environment.acceptsProfiles(Profiles.of("production", "staging"));
    name = production ? "__Host-sf_visitor" : "sf_visitor";
  }

  /** The visitor's id at the store, or null for a browser that has none. */
  public @Nullable String find(Store store, HttpServletRequest request) {
    var here = find(here(store), request);
    return here == null ? find(name, request) : here;
  }

  /** The visitor's id at the store, given now if there is none, and prolonged. */
  public String welcome(Store store, HttpServletRequest request, HttpServletResponse response) {
    var known = find(store, request);
    var id = known == null ? PublicId.random() : known;
    know(find(here(store), request) == null ? name : here(store), id, request, response);
    return id;
  }

  /** From now on the visitor is known at the store by that id alone. */
  public void rename(
      Store store, String id, HttpServletRequest request, HttpServletResponse response) {
    know(here(store), id, request, response);
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

  /** Whether the cart of this browser was empty, as far as it knows. */
  public static boolean hadNothing(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        || Arrays.stream(cookies)
            .filter(it -> it.getName().equals(COUNT))
            .allMatch(it -> it.getValue().equals(NONE));
  }

  /** Whether this answer tells the browser that something is in its cart. */
  public static boolean hasNow(HttpServletResponse response) {
    return response.getHeaders(HttpHeaders.SET_COOKIE).stream()
        .anyMatch(it -> it.startsWith(COUNT + "=") && !it.startsWith(COUNT + "=" + NONE + ";"));
  }

  private String here(Store store) {
    return name + "_" + store.publicId();
  }

  private static @Nullable String find(String name, HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) return null;
    for (var cookie : cookies) {
      if (cookie.getName().equals(name) && PublicId.looksRight(cookie.getValue()))
        return cookie.getValue();
    }
    return null;
  }

  private void know(
      String name, String id, HttpServletRequest request, HttpServletResponse response) {
    set(request, response, ResponseCookie.from(name, id).path("/").httpOnly(true).maxAge(KNOWN));
    set(request, response, ResponseCookie.from(MARK, "1").path("/").maxAge(KNOWN));
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
