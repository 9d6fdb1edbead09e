package io.storeflow.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds who answers a request. Each of some hundred mappings asks the request for its method; that
 * question would go through all that stands around the request.
 */
@Component
class NearMappings implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new RequestMappingHandlerMapping() {
      @Override
      protected @Nullable HandlerMethod lookupHandlerMethod(
          String lookupPath, HttpServletRequest request) throws Exception {
        return super.lookupHandlerMethod(lookupPath, new Near(request));
      }
    };
  }

  private static final class Near extends HttpServletRequestWrapper {
    private final String method;

    Near(HttpServletRequest request) {
      super(request);
      method = request.getMethod();
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
