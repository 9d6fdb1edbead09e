package io.storeflow.resume;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;

/**
 * Requests that a script of a page sent: an answer that leads elsewhere would become part of it.
 */
final class Scripts {

  private Scripts() {}

  static boolean isOne(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null
        || "fetch".equals(request.getHeader("X-Requested-With"));
  }

  /** 401; htmx loads its page again, which leads to the sign-in and from there back to it. */
  static void askToSignIn(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    if (request.getHeader("HX-Request") != null)
      response.setHeader("HX-Redirect", page(request.getHeader("HX-Current-URL")));
  }

  /** The path of the page, whatever a header says of the host. */
  private static String page(@org.jspecify.annotations.Nullable String url) {
    try {
      var asked = URI.create(url == null ? "" : url);
      var path = asked.getRawPath() == null ? "" : asked.getRawPath().replaceFirst("^/+", "/");
      if (!path.startsWith("/")) return "/login";
      return asked.getRawQuery() == null ? path : path + "?" + asked.getRawQuery();
    } catch (IllegalArgumentException malformed) {
      return "/login";
    }
  }
}
