package io.storeflow.shop;

import io.storeflow.platform.failure.FailurePages;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says inside a shop that there is nothing here, with its search and the way to what it has, or
 * that something was asked too often.
 */
@Component
class ShopFailurePages implements FailurePages {
  private static final Pattern OF_A_STORE = Pattern.compile("/shop/([a-z0-9-]{1,60})/.+");

  private final Stores stores;
  private final ShopFrame frame;

  ShopFailurePages(Stores stores, ShopFrame frame) {
    this.stores = stores;
    this.frame = frame;
  }

  @Override
  public Optional<ModelAndView> missing(String uri, HttpServletRequest request) {
    return page("shop/missing", uri, request);
  }

  @Override
  public Optional<ModelAndView> tooOften(String uri, HttpServletRequest request) {
    return page("shop/too-often", uri, request);
  }

  private Optional<ModelAndView> page(String name, String uri, HttpServletRequest request) {
    var asked = OF_A_STORE.matcher(uri);
    if (!asked.matches()) return Optional.empty();
    return stores.open(asked.group(1)).map(store -> page(name, store, request));
  }

  private ModelAndView page(String name, Store store, HttpServletRequest request) {
    // The language of the page is that of the store, also where no route had named it.
    request.setAttribute(Store.class.getName(), store);
    var page = new ModelAndView(name);
    page.addObject("shop", frame.shop(store, request, null));
    page.addObject("meta", PageMeta.hidden());
    return page;
  }
}
