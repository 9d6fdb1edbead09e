package io.storeflow.account;

import java.io.Serial;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, as the session keeps it. What the person may do is never kept: it is read anew
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
}
