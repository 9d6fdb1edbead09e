package io.storeflow.testing;

import static java.util.Objects.requireNonNull;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sends a form with the CSRF token of its session. Spring's own {@code csrf()} is not used: it puts
 * another token repository into the application, for good, and all tests share that application.
 */
public final class FormToken implements RequestPostProcessor {

  @Override
  public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
    var session = new HttpSessionCsrfTokenRepository();
    var token = session.generateToken(request);
    session.saveToken(token, request, new MockHttpServletResponse());
    request.setParameter(token.getParameterName(), masked(token));
    return request;
  }

  private static String masked(CsrfToken token) {
    var page = new MockHttpServletRequest();
    new XorCsrfTokenRequestAttributeHandler()
        .handle(page, new MockHttpServletResponse(), () -> token);
    return ((CsrfToken) requireNonNull(page.getAttribute(CsrfToken.class.getName()))).getToken();
  }
}
