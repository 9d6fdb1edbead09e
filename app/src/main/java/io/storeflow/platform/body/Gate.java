package io.storeflow.platform.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.failure.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests are worked on at once. Threads are no bound any more: a virtual one waits for
 * each slow client. So a request whose body has come waits here for its turn, and is sent away when
 * that takes too long. {@code /healthz} and files pass: they are answered whatever happens.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
class Gate extends OncePerRequestFilter {
  private static final int MOST_AT_WORK = 200;
  private static final int MOST_WAITING = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LATER = 2;

  private final Semaphore room = new Semaphore(MOST_AT_WORK, true);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Counter refused;

  Gate(MeterRegistry meters) {
    Gauge.builder("storeflow.web.working", room, it -> MOST_AT_WORK - it.availablePermits())
        .description("Requests that are being worked on")
        .register(meters);
    Gauge.builder("storeflow.web.waiting", waiting, AtomicInteger::get)
        .description("Requests that wait for their turn")
        .register(meters);
    refused =
        Counter.builder("storeflow.web.refused")
            .description("Requests that were sent away with 503 because too many were worked on")
            .register(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!enter()) {
      refused.increment();
      Problem.full(LATER).answer(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      room.release();
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.equals("/healthz") || path.startsWith("/assets/");
  }

  private boolean enter() {
    if (room.tryAcquire()) return true;
    try {
      return waiting.incrementAndGet() <= MOST_WAITING
          && room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }
}
