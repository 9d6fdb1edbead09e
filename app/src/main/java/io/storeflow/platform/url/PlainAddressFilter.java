package io.storeflow.platform.url;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads from an address with capitals or a slash at its end to the one of the page, by 308. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
class PlainAddressFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var plain = PlainAddress.of(request.getRequestURI());
    if (plain.isEmpty() || !READING.contains(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    Moved.answer(plain.get(), request, response);
  }
}
