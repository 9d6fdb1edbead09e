package io.storeflow.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds who answers a request. Each of some hundred mappings asks the request for its method; that
 * question would go through all that stands around the request. Those of another {@link Shape} than
 * the request's path are passed over before anything of them is compared in full.
 */
final class NearMappings extends RequestMappingHandlerMapping {
  /** Written while the application starts, before the first request. */
  private final Map<RequestMappingInfo, Shape> shapes = new IdentityHashMap<>();

  @Override
  protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
    super.registerHandlerMethod(handler, method, mapping);
    shapes.put(mapping, Shape.of(mapping));
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(
      String lookupPath, HttpServletRequest request) throws Exception {
    return super.lookupHandlerMethod(lookupPath, new Near(request, lookupPath));
  }

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(
      RequestMappingInfo info, HttpServletRequest request) {
    var shape = shapes.get(info);
    boolean other = request instanceof Near near && shape != null && !shape.mayBe(near.path);
    return other ? null : super.getMatchingMapping(info, request);
  }

  private static final class Near extends HttpServletRequestWrapper {
    private final String method;
    private final Shape.Path path;

    Near(HttpServletRequest request, String path) {
      super(request);
      method = request.getMethod();
      this.path = Shape.Path.of(path);
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
