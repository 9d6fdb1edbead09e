package io.storeflow.platform.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.ui.Model;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands controllers an argument of their own kind, made of what every page has: its model, the
 * request and the answer. Declare one as a configuration beside the controllers that take it.
 */
public abstract class PageArgument<T> implements WebMvcConfigurer, HandlerMethodArgumentResolver {
  private final Class<T> type;

  protected PageArgument(Class<T> type) {
    this.type = type;
  }

  protected abstract T make(Model model, HttpServletRequest request, HttpServletResponse response);

  @Override
  public final void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public final boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == type;
  }

  @Override
  public final T resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer page,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return make(
        (Model) requireNonNull(page).getModel(),
        requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
        requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
  }
}
