package io.storeflow.desk;

import io.storeflow.platform.locale.Languages;
import io.storeflow.signin.SignIn;
import io.storeflow.store.Store;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: shoppers read that of the store, staff their own, everybody else what
 * their browser asks for.
 */
@Component("localeResolver")
class PageLocales implements LocaleResolver {
  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    var uri = request.getRequestURI();
    boolean shop = uri.startsWith("/shop/") || uri.startsWith("/track/") || uri.startsWith("/api/");
    if (shop)
      return request.getAttribute(StoreInterceptor.STORE) instanceof Store store
          ? store.locale()
          : asked(request);
    if (request.getAttribute(StoreInterceptor.LOCALE) instanceof Locale ofBoard) return ofBoard;
    return isSignedIn(request)
        ? SignIn.locale(request).orElseGet(() -> asked(request))
        : asked(request);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("The profile says it");
  }

  /** Not where a failure is told: the session may be what cannot be read. */
  private static boolean isSignedIn(HttpServletRequest request) {
    if (request.getDispatcherType() == DispatcherType.ERROR) return false;
    return SecurityContextHolder.getContext().getAuthentication() != null;
  }

  private static Locale asked(HttpServletRequest request) {
    for (var wanted : Collections.list(request.getLocales())) {
      for (var spoken : Languages.OF_STAFF) {
        if (spoken.getLanguage().equals(wanted.getLanguage())) return spoken;
      }
    }
    return Locale.ENGLISH;
  }
}
