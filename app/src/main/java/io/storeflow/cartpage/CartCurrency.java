package io.storeflow.cartpage;

import io.storeflow.cart.Carts;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Cart and checkout are in the currency that the address says, else in that of the cart. */
@Component
class CartCurrency implements HandlerInterceptor, WebMvcConfigurer {
  /** Behind those that open the store, before the frame of the shop. */
  private static final int BEHIND = 5;

  private final Carts carts;
  private final Visitor visitor;

  CartCurrency(Carts carts, Visitor visitor) {
    this.carts = carts;
    this.visitor = visitor;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/shop/*/cart/**", "/shop/*/checkout/**", "/shop/*/discount/**")
        .order(BEHIND);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var opened = Store.class.getName();
    if (request.getAttribute(opened) instanceof Store store)
      request.setAttribute(
          opened,
          carts.selling(store, visitor.find(store, request), request.getParameter(Store.CURRENCY)));
    return true;
  }
}
