package io.storeflow.live;

import io.storeflow.account.SignedIn;
import io.storeflow.livesocket.Places;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Who looks at a screen, as known from the handshake.
 *
 * @param httpSession id of the session in which the person is signed in
 * @param passes tokens of board passes, by public id of the store
 * @param place what the socket counts by, see {@link Places}
 */
public record Viewer(
    @Nullable SignedIn person,
    @Nullable String httpSession,
    Map<String, String> passes,
    String place) {
  private static final String SESSION = "storeflow.session";
  private static final String PASSES = "storeflow.passes";
  private static final String PLACE = "storeflow.place";

  @SuppressWarnings("unchecked") // written below
  public static Viewer of(@Nullable Principal principal, Map<String, Object> attributes) {
    var person =
        principal instanceof Authentication authentication
                && authentication.getPrincipal() instanceof SignedIn signedIn
            ? signedIn
            : null;
    return new Viewer(
        person,
        (String) attributes.get(SESSION),
        (Map<String, String>) attributes.getOrDefault(PASSES, Map.of()),
        (String) attributes.getOrDefault(PLACE, ""));
  }

  public static void note(
      Map<String, Object> attributes,
      @Nullable String httpSession,
      Map<String, String> passes,
      String place) {
    attributes.put(PLACE, place);
    if (httpSession != null) attributes.put(SESSION, httpSession);
    if (!passes.isEmpty()) attributes.put(PASSES, passes);
  }

  public Viewer signedOut() {
    return new Viewer(null, null, passes, place);
  }
}
