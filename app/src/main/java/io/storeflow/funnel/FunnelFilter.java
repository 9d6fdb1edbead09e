package io.storeflow.funnel;

import io.storeflow.shop.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at what shops have answered, before the kept pages, which end a request. It costs no
 * statement and keeps nothing of a request but that there was one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 28)
class FunnelFilter extends OncePerRequestFilter {
  private final FunnelCounts counts;

  FunnelFilter(FunnelCounts counts) {
    this.counts = counts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/shop/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    var shop = ShopRequest.shop(request.getRequestURI());
    if (shop == null) return;
    var seen =
        new ShopRequest(
            request.getMethod(),
            request.getRequestURI(),
            request.getServerName(),
            response.getStatus(),
            Visitor.hadNothing(request) && Visitor.hasNow(response),
            response.getHeader(HttpHeaders.LOCATION),
            request::getHeader);
    for (var stage : seen.stages()) counts.add(shop, stage);
  }
}
