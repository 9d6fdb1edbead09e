package io.storeflow.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Remembers the page that somebody asked for before signing in: in a cookie, as whoever is not
 * signed in has no session.
 */
@Configuration(proxyBeanMethods = false)
class PageAsked {

  /** Pages only: not what a page fetches, nor what a form sends. */
  @Bean
  RequestCache requestCache() {
    var cache = new CookieRequestCache();
    cache.setRequestMatcher(PageAsked::isPage);
    return cache;
  }

  /** The path to go on with; that of the stores when nothing was asked for. */
  static String take(RequestCache cache, HttpServletRequest request, HttpServletResponse response) {
    try {
      var saved = cache.getRequest(request, response);
      if (saved == null) return "/stores";
      cache.removeRequest(request, response);
      var asked = URI.create(saved.getRedirectUrl());
      var path = asked.getRawPath().replaceFirst("^/*", "/");
      return path + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
    } catch (IllegalArgumentException noAddress) {
      return "/stores"; // the cookie is what the client makes of it
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && request.getHeader("HX-Request") == null
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE);
  }
}
