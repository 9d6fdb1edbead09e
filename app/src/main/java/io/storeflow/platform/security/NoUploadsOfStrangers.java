package io.storeflow.platform.security;

import io.storeflow.platform.web.HangUp;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Files are taken from who is signed in. Others are sent to the sign-in before a byte of what they
 * send is read: the CSRF token is a field of the form, and to find it Tomcat would write all of the
 * files to the disk.
 */
final class NoUploadsOfStrangers extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var type = request.getContentType();
    if (type == null || !type.regionMatches(true, 0, "multipart/", 0, 10) || isSignedIn()) {
      chain.doFilter(request, response);
      return;
    }
    HangUp.after(request, response);
    response.sendRedirect("/login");
  }

  private static boolean isSignedIn() {
    var known = SecurityContextHolder.getContext().getAuthentication();
    return known != null
        && known.isAuthenticated()
        && !(known instanceof AnonymousAuthenticationToken);
  }
}
