package io.storeflow.resume;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Errors;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ErrorsMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * A form that was typed before is shown again, never carried out: whoever typed it looks it over
 * and presses once more. Where its action answers mistakes with the form, this is one of them; for
 * other actions there is a page with what was typed and the button.
 */
@Configuration(proxyBeanMethods = false)
class PressAgain implements WebMvcConfigurer, HandlerInterceptor, SmartInitializingSingleton {
  /** Request attribute with the {@link TypedForm} that is shown again. */
  static final String TYPED = TypedForm.class.getName();

  private static final int FIRST = -200;

  private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

  PressAgain(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
    this.adapters = adapters;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(FIRST);
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (var adapter : adapters) {
      List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(new OneMoreFault()));
      resolvers.addAll(Objects.requireNonNullElse(adapter.getArgumentResolvers(), List.of()));
      adapter.setArgumentResolvers(resolvers);
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws ModelAndViewDefiningException {
    if (!(request.getAttribute(TYPED) instanceof TypedForm form)
        || !(handler instanceof HandlerMethod method)
        || answersMistakes(method)) return true;
    var page = new ModelAndView("resume/press", Map.of("typed", form));
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    throw new ModelAndViewDefiningException(page);
  }

  private static boolean answersMistakes(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .anyMatch(it -> Errors.class.isAssignableFrom(it.getParameterType()));
  }

  /** What was found wrong with a form, and that it has to be sent again. */
  private static final class OneMoreFault implements HandlerMethodArgumentResolver {
    private final ErrorsMethodArgumentResolver found = new ErrorsMethodArgumentResolver();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return found.supportsParameter(parameter);
    }

    @Override
    public @Nullable Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders)
        throws Exception {
      var faults = found.resolveArgument(parameter, container, request, binders);
      if (request.getAttribute(TYPED, RequestAttributes.SCOPE_REQUEST) instanceof TypedForm form
          && faults instanceof Errors errors) errors.reject(form.why("resume.again"));
      return faults;
    }
  }
}
