package io.storeflow.platform.client;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the request say who really asks, for everything behind: address, scheme, port. The headers
 * of proxies are hidden from there on, so that nobody reads them a second time. Needs {@code
 * server.forward-headers-strategy=none}: on Kubernetes Spring Boot would otherwise trust every
 * private address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ClientAddressFilter extends OncePerRequestFilter {

  private final TrustedProxies proxies;

  ClientAddressFilter(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var client = ClientAddress.of(request, proxies);
    request.setAttribute(ClientAddress.class.getName(), client);
    chain.doFilter(new ClientRequest(request, client), response);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
