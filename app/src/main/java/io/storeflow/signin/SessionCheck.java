package io.storeflow.signin;

import io.storeflow.account.People;
import io.storeflow.account.People.Proven;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Ends a session that was begun while the password was being changed. It looks after the session is
 * written and waits for whoever changes the password: that one either finds this session and ends
 * it, or is seen here.
 */
@Configuration(proxyBeanMethods = false)
class SessionCheck implements HandlerInterceptor, WebMvcConfigurer {
  private final People people;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  SessionCheck(People people, FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.people = people;
    this.sessions = sessions;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/login", "/login/again");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (!(request.getAttribute(Proven.class.getName()) instanceof Proven proven)) return;
    var session = request.getSession(false);
    if (session != null && people.credentialVersion(proven.person().id()) != proven.version())
      sessions.deleteById(session.getId());
  }
}
