package io.storeflow.platform.security;

import io.storeflow.platform.client.ClientAddress;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.url.PublicUrl;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads who came over plain HTTP to the same page at the public address. Whoever asks {@code
 * /healthz} stands beside us, behind the proxy that speaks TLS, and is answered as he came.
 *
 * <p>Where the proxy's word about TLS does not count, each page would lead to itself without end:
 * that is recognised, told once in the log and on the page.
 */
final class HttpsOnly extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(HttpsOnly.class);

  private final String publicUrl;
  private final String publicHost;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param publicUrl with https and without a path
   */
  HttpsOnly(PublicUrl publicUrl) {
    this.publicUrl = publicUrl.of("");
    this.publicHost = URI.create(this.publicUrl).getAuthority();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.isSecure() || request.getRequestURI().equals("/healthz")) {
      chain.doFilter(request, response);
    } else if (wasSecure(request)) {
      tellOnce(request);
      Problem.proxyNotTrusted().answer(request, response);
    } else {
      var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      // 308: a form or a call of the API stays what it is.
      response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
      response.setHeader(HttpHeaders.LOCATION, publicUrl + request.getRequestURI() + query);
    }
  }

  /**
   * Whether the client stands at the public address already: a proxy that is not trusted says so,
   * or the browser shows it, because it sends Sec-Fetch-Site over TLS alone (W3C Fetch Metadata;
   * also to localhost, which no public address is).
   */
  private boolean wasSecure(HttpServletRequest request) {
    var client = (ClientAddress) request.getAttribute(ClientAddress.class.getName());
    return (client != null && client.untrusted())
        || (request.getHeader("Sec-Fetch-Site") != null
            && publicHost.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST)));
  }

  private void tellOnce(HttpServletRequest request) {
    if (told.getAndSet(true)) return;
    LOG.error(
        "Clients come to {} over HTTPS, but the proxy does not say so or is not trusted: every page"
            + " would lead to itself. Set STOREFLOW_TRUSTED_PROXIES to the address of the proxy"
            + " (this request came from {}), and let it send X-Forwarded-For, X-Forwarded-Proto and"
            + " the Host header as it came.",
        publicUrl,
        request.getRemoteAddr());
  }
}
