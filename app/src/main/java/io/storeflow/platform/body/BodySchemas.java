package io.storeflow.platform.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Hands controllers their {@link JsonBody}. The schemas of all of them are compiled once, at the
 * start, which fails where the document of the API says of a body what cannot be checked.
 */
@Configuration(proxyBeanMethods = false)
class BodySchemas
    implements WebMvcConfigurer, HandlerMethodArgumentResolver, SmartInitializingSingleton {
  private final ObjectProvider<RequestMappingHandlerMapping> routes;
  private final DescribesBodies descriptions;
  private final Map<Class<?>, BodySchema<?>> schemas = new HashMap<>();

  BodySchemas(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> routes,
      DescribesBodies descriptions) {
    this.routes = routes;
    this.descriptions = descriptions;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (var handler : routes.getObject().getHandlerMethods().values())
      for (var parameter : handler.getMethodParameters())
        if (supportsParameter(parameter)) schemas.computeIfAbsent(type(parameter), this::schema);
  }

  private BodySchema<?> schema(Class<?> type) {
    return BodySchema.of(descriptions.schema(type), type);
  }

  private static Class<?> type(MethodParameter parameter) {
    return ResolvableType.forMethodParameter(parameter).getGeneric().toClass();
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == JsonBody.class;
  }

  @Override
  public JsonBody<?> resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var schema = schemas.get(type(parameter));
    var sent = request.getNativeRequest(HttpServletRequest.class);
    if (schema == null || sent == null)
      throw new IllegalStateException("No body is known for " + parameter);
    return new JsonBody<>(schema, sent.getInputStream().readAllBytes());
  }
}
