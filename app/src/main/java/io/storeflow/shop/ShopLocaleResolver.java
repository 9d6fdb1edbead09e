package io.storeflow.shop;

import io.storeflow.merchant.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Pages for shoppers speak the store's language, whatever the browser asks for: they are the same
 * for everybody, so that a cache may keep them.
 */
@Component("localeResolver")
class ShopLocaleResolver extends AcceptHeaderLocaleResolver {
  ShopLocaleResolver() {
    setDefaultLocale(Locale.ENGLISH);
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    var uri = request.getRequestURI();
    boolean forShoppers = uri.startsWith("/shop/") || uri.startsWith("/track/");
    return forShoppers && request.getAttribute(Store.class.getName()) instanceof Store store
        ? store.locale()
        : super.resolveLocale(request);
  }
}
