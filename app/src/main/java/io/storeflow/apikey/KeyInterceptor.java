package io.storeflow.apikey;

import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets programs into routes that {@link NeedsScope need a scope}, before anything of the body is
 * looked at.
 */
@Component
class KeyInterceptor implements HandlerInterceptor {
  static final String HOLDER = KeyHolder.class.getName();

  private final KeyGate gate;

  KeyInterceptor(KeyGate gate) {
    this.gate = gate;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) return true;
    var needs = method.getMethodAnnotation(NeedsScope.class);
    if (needs == null || !(request.getAttribute(Store.class.getName()) instanceof Store store))
      return true;
    request.setAttribute(HOLDER, gate.enter(store, needs.value(), request, response));
    return true;
  }
}
