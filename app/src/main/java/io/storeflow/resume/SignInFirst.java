package io.storeflow.resume;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Leads who is not signed in to the sign-in; what a script asked for is told 401. */
@Component
class SignInFirst implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (Scripts.isOne(request)) Scripts.askToSignIn(request, response);
    else response.sendRedirect("/login");
  }
}
