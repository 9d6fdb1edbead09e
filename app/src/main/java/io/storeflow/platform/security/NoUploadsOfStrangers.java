package io.storeflow.platform.security;

import io.storeflow.platform.body.HangUp;
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
 * files to the disk. A form without a file is small, and is read like others.
 */
final class NoUploadsOfStrangers extends OncePerRequestFilter {
  private static final int SMALL = 256 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var type = request.getContentType();
    boolean upload = type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
    if (!upload || isSignedIn() || isSmall(request)) {
      chain.doFilter(request, response);
      return;
    }
    HangUp.after(request, response);
    response.sendRedirect("/login");
  }

  /** No more than any form brings: its session may just have ended, and its text be kept. */
  private static boolean isSmall(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length >= 0 && length <= SMALL;
  }

  private static boolean isSignedIn() {
    var known = SecurityContextHolder.getContext().getAuthentication();
    return known != null
        && known.isAuthenticated()
        && !(known instanceof AnonymousAuthenticationToken);
  }
}
