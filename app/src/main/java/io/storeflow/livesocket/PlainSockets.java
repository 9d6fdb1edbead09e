package io.storeflow.livesocket;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sockets are not compressed: each would keep a window and tables of its own, more than twice of
 * what it takes without, for messages of 300 bytes. Every browser offers permessage-deflate and
 * Tomcat takes it whatever it is told, so it does not get to see the offer.
 */
@Component
@InRole(Role.LIVE)
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class PlainSockets extends OncePerRequestFilter {
  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new WithoutExtensions(request), response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals("/ws");
  }

  private static final class WithoutExtensions extends HttpServletRequestWrapper {
    WithoutExtensions(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(EXTENSIONS) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(EXTENSIONS)
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      var names = Collections.list(super.getHeaderNames());
      names.removeIf(EXTENSIONS::equalsIgnoreCase);
      return Collections.enumeration(names);
    }
  }
}
