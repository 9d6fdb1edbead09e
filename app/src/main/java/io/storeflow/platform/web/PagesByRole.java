package io.storeflow.platform.web;

import io.storeflow.platform.Roles;
import io.storeflow.platform.Roles.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A process without the role {@code web} has no pages and no API: only its health and, in the role
 * {@code live}, the sockets of screens.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PagesByRole extends OncePerRequestFilter {
  private static final Set<String> ALWAYS = Set.of("/healthz", "/ws");

  private final boolean pages;

  PagesByRole(Environment environment) {
    pages = Roles.of(environment).has(Role.WEB);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return pages || ALWAYS.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
  }
}
