package io.storeflow.profile;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.SignedIn;
import io.storeflow.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells pages that the address of who looks at them is not verified. The database is asked only for
 * those of whom the session says so; the link may have been followed on a phone.
 */
@Configuration(proxyBeanMethods = false)
class UnverifiedNote implements HandlerInterceptor, WebMvcConfigurer {
  private final EmailVerifications verifications;

  UnverifiedNote(EmailVerifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/s/*", "/stores", "/account");
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var session = request.getSession(false);
    if (page == null || session == null) return;
    var name = page.getViewName();
    if (name != null && name.startsWith("redirect:")) return;
    var address = session.getAttribute(SignIn.UNVERIFIED);
    if (address == null
        || !(request.getUserPrincipal()
            instanceof org.springframework.security.core.Authentication it)
        || !(it.getPrincipal() instanceof SignedIn me)) return;
    if (verifications.isVerified(me.personId())) session.removeAttribute(SignIn.UNVERIFIED);
    else page.addObject("unverified", address);
  }
}
