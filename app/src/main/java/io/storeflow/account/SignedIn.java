package io.storeflow.account;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is signed in, as the session keeps it. What the person may do is never kept: it is read again
 * for each request.
 *
 * @param personId row id of the person
 * @param displayName the name, as it was at sign-in or at the last change of the profile
 */
public record SignedIn(long personId, String displayName)
    implements AuthenticatedPrincipal, Serializable {
  @Serial private static final long serialVersionUID = 1;

  /** The name under which sessions are indexed: the row id, which never changes. */
  @Override
  public String getName() {
    return Long.toString(personId);
  }

  /**
   * Whether the request is that of a person.
   *
   * @param authentication as the request brings it; null for a page that is not guarded, where it
   *     is looked up
   */
  public static boolean is(@Nullable Authentication authentication) {
    var known =
        authentication != null
            ? authentication
            : SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof SignedIn;
  }
}
