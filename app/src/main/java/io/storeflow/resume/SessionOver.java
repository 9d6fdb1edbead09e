package io.storeflow.resume;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.failure.Forbidden;
import io.storeflow.platform.url.RequestOrigin;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Tells apart what a form is refused for. Its page was made by another sign-in, which ended or was
 * followed by a new one: whoever typed it signs in if need be and finds it again. It comes from
 * another site, or from the page of another person: 403 that says so. The role does not allow it:
 * 403 as well.
 */
@Component
class SessionOver implements AccessDeniedHandler {

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (response.isCommitted()) return;
    if (!(denied instanceof CsrfException)) refuse(response);
    else if (!RequestOrigin.isTrusted(request)) refuse(request, response, Forbidden.OTHER_SITE);
    else if (Scripts.isOne(request)) Scripts.askToSignIn(request, response);
    else if (request.getRequestURI().equals("/logout")) response.sendRedirect("/login?out");
    else if (request.getRequestURI().equals("/login"))
      response.sendRedirect(me().isPresent() ? "/stores" : "/login?again");
    else again(request, response, TypedForm.of(request));
  }

  private static void again(
      HttpServletRequest request, HttpServletResponse response, TypedForm form)
      throws IOException, ServletException {
    var mine = me().map(me -> FormTokens.mark(me.personId()));
    if (!form.isResumable()) {
      refuse(request, response, "403.old");
    } else if (mine.isPresent() && !form.whose().isEmpty() && !form.whose().equals(mine.get())) {
      refuse(request, response, "403.other");
    } else if (mine.isPresent() || isOpen(form.path())) {
      request
          .getRequestDispatcher(form.path())
          .forward(new ResumedRequest(request, form), response);
    } else {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      request.setAttribute(SignInAgainController.TYPED, form);
      request.getRequestDispatcher(SignInAgainController.PATH).forward(request, response);
    }
  }

  /** Forms for people who are not signed in. */
  private static boolean isOpen(String path) {
    return path.equals("/signup")
        || path.equals("/account/email")
        || path.startsWith("/account/password/");
  }

  private static Optional<SignedIn> me() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof SignedIn me
        ? Optional.of(me)
        : Optional.empty();
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String kind)
      throws IOException {
    request.setAttribute(Forbidden.KIND, kind);
    refuse(response);
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.FORBIDDEN.value());
  }
}
