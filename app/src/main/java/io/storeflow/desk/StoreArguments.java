package io.storeflow.desk;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands controllers the {@link Store}, {@link StoreAccess} and {@link SignedIn} of the request as
 * arguments.
 */
@Configuration
class StoreArguments implements WebMvcConfigurer {
  private final StoreInterceptor interceptor;
  private final DeskChrome chrome;

  StoreArguments(StoreInterceptor interceptor, DeskChrome chrome) {
    this.interceptor = interceptor;
    this.chrome = chrome;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(interceptor);
    registry.addInterceptor(chrome);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Resolver());
  }

  private static final class Resolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      var type = parameter.getParameterType();
      return type == Store.class
          || type == StoreAccess.class
          || type == SignedIn.class
          || type == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer model,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      var type = parameter.getParameterType();
      if (type == SignedIn.class) return StoreInterceptor.signedIn().orElseThrow(NotFound::new);
      if (type == Actor.class) return actor(request);
      var value = request.getAttribute(type.getName(), RequestAttributes.SCOPE_REQUEST);
      if (value == null) throw new NotFound();
      return value;
    }

    /** Of a board that was opened with a pass, the person who opened it. */
    private static Actor actor(NativeWebRequest request) {
      var access =
          request.getAttribute(StoreAccess.class.getName(), RequestAttributes.SCOPE_REQUEST);
      return access instanceof StoreAccess entered
          ? Actor.of(entered.person())
          : Actor.of(StoreInterceptor.signedIn().orElseThrow(NotFound::new));
    }
  }
}
