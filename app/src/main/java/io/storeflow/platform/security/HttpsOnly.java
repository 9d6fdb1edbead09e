package io.storeflow.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads who came over plain HTTP to the same page at the public address. Whoever asks {@code
 * /healthz} stands beside us, behind the proxy that speaks TLS, and is answered as he came.
 */
final class HttpsOnly extends OncePerRequestFilter {
  private final String publicUrl;

  /**
   * @param publicUrl with https and without a path
   */
  HttpsOnly(String publicUrl) {
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.isSecure() || request.getRequestURI().equals("/healthz")) {
      chain.doFilter(request, response);
      return;
    }
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    // 308: a form or a call of the API stays what it is.
    response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
    response.setHeader(HttpHeaders.LOCATION, publicUrl + request.getRequestURI() + query);
  }
}
