package io.storeflow.platform.client;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its {@link RequestId}: a trusted proxy's, else a new one. It is {@code
 * request_id} in the log's context.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RequestIdFilter extends OncePerRequestFilter {

  private static final String CONTEXT = "request_id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = RequestId.of(request).isEmpty() ? choose(request) : RequestId.of(request);
    request.setAttribute(RequestId.ATTRIBUTE, id);
    if (!response.isCommitted()) {
      response.setHeader(RequestId.HEADER, id);
    }
    var outer = MDC.get(CONTEXT);
    MDC.put(CONTEXT, id);
    try {
      chain.doFilter(request, response);
    } finally {
      restore(outer);
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  private static String choose(HttpServletRequest request) {
    var given = request.getHeader(RequestId.HEADER);
    var trusted =
        request.getAttribute(ClientAddress.class.getName()) instanceof ClientAddress client
            && client.throughProxy();
    return trusted && given != null && RequestId.isSane(given)
        ? given
        : RequestId.make(System.currentTimeMillis());
  }

  private static void restore(@Nullable String outer) {
    if (outer == null) {
      MDC.remove(CONTEXT);
    } else {
      MDC.put(CONTEXT, outer);
    }
  }
}
