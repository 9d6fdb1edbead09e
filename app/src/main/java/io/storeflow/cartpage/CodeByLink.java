package io.storeflow.cartpage;

import io.storeflow.discountcode.CodeResult;
import io.storeflow.pagecache.ListParameters;
import io.storeflow.platform.code.Coded;
import io.storeflow.pricerule.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Says on the page to which a link with a discount code has led that the code is kept, and why it
 * does not hold yet. The address says it, as such pages are kept for everybody.
 */
@Component
class CodeByLink implements HandlerInterceptor, WebMvcConfigurer {
  static final String SAID = ListParameters.DISCOUNT;
  private static final String KEPT = "kept";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/shop/**");
  }

  /** What an address says of a code that a link has brought; null for one not looked at. */
  static String of(@Nullable Outcome outcome) {
    return outcome != null && CodeResult.waits(outcome) ? outcome.code() : KEPT;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var said = request.getParameter(SAID);
    if (said == null || page == null || !page.hasView()) return;
    var view = page.getViewName();
    if (view != null && view.startsWith("redirect:")) return;
    page.addObject("codeKept", said.equals(KEPT));
    page.addObject(
        "codeWaits", Coded.find(Outcome.class, said).filter(CodeResult::waits).orElse(null));
  }
}
