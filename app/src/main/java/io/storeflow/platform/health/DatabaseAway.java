package io.storeflow.platform.health;

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
 * Tells people at once that the database is away, instead of letting each wait for a connection,
 * one behind the other. A request that failed is what raises the suspicion; the pulse confirms it
 * or clears it, so that a database which is merely slow is not taken for a dead one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAway extends OncePerRequestFilter {
  private static final String SECONDS = "5";

  private final DatabasePulse database;
  private volatile boolean suspected;

  DatabaseAway(DatabasePulse database) {
    this.database = database;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (suspected && !database.beats()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    suspected = false;
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = response.getStatus() != HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    } finally {
      if (!answered) suspected = true;
    }
  }

  /** What is answered without the database. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.equals("/healthz");
  }
}
