package io.storeflow.account;

import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Names the person in the log, and counts what they ask of the dashboard. Boards have a limit of
 * their own: several share one account and ask all day. Those that are opened by a pass, or by
 * nothing, count by their address.
 */
@Configuration(proxyBeanMethods = false)
class PersonInterceptor implements HandlerInterceptor, WebMvcConfigurer {
  private static final String CONTEXT = "user";

  private final RateLimits limits;

  PersonInterceptor(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .order(-100)
        .addPathPatterns("/s/**", "/stores/**", "/account/**")
        .excludePathPatterns("/account/password/*");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean board = isBoard(request.getRequestURI());
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
      if (board) limits.require(Rule.BOARD, IpAddress.network(request.getRemoteAddr()));
      return true;
    }
    MDC.put(CONTEXT, person.getName());
    var verdict = limits.take(board ? Rule.BOARD : Rule.DASHBOARD, person.getName());
    if (verdict.allowed()) return true;
    MDC.remove(CONTEXT);
    throw Problem.rateLimited(verdict.retryAfterSeconds());
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    MDC.remove(CONTEXT);
  }

  private static boolean isBoard(String uri) {
    return uri.matches("/s/[^/]+/board/.*");
  }
}
