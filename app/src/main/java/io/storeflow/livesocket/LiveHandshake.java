package io.storeflow.livesocket;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.SignedIn;
import io.storeflow.desk.BoardCookie;
import io.storeflow.desk.BoardPasses;
import io.storeflow.live.Viewer;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.url.RequestOrigin;
import io.storeflow.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets in our own pages and what is no browser: a page of another origin would bring the cookies of
 * whoever looks at it. Notes who it is for the subscriptions that follow.
 */
@Component
@InRole(Role.LIVE)
class LiveHandshake implements HandshakeInterceptor {
  private static final int MOST_PASSES = 5;

  private final LiveSessions sessions;
  private final BoardCookie cookie;
  private final BoardPasses passes;
  private final EmailVerifications verifications;

  LiveHandshake(
      LiveSessions sessions,
      BoardCookie cookie,
      BoardPasses passes,
      EmailVerifications verifications) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.passes = passes;
    this.verifications = verifications;
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    var servlet = ((ServletServerHttpRequest) request).getServletRequest();
    var origin = servlet.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && !RequestOrigin.isSame(servlet, origin)) {
      SecurityLog.tell(Event.SOCKET_REFUSED, "origin " + origin);
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    var tokens = cookie.all(servlet);
    var place = place(servlet, tokens);
    if (place.isEmpty()) {
      sessions.refused();
      SecurityLog.tell(Event.SOCKET_REFUSED, "no room");
      response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
      return false;
    }
    var session = servlet.getSession(false);
    Viewer.note(attributes, session == null ? null : session.getId(), tokens, place.get());
    return true;
  }

  /**
   * Who is signed in, with an address that is their own, has places as a person. All others count
   * as shoppers: it costs nothing to sign up. Passes are looked at only where shoppers have no room
   * left.
   */
  private Optional<String> place(HttpServletRequest request, Map<String, String> tokens) {
    var person = person(request).filter(any -> SignIn.isVerified(request));
    if (person.isPresent()) return sessions.placeOfStaff(person.get().personId());
    return sessions
        .placeOfShopper(IpAddress.network(request.getRemoteAddr()))
        .or(
            () ->
                tokens.entrySet().stream()
                    .limit(MOST_PASSES)
                    .flatMap(it -> passes.enterByPublicId(it.getKey(), it.getValue()).stream())
                    .map(access -> access.person().personId())
                    .filter(verifications::isVerified)
                    .findFirst()
                    .flatMap(sessions::placeOfStaff));
  }

  private static Optional<SignedIn> person(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication authentication
            && authentication.getPrincipal() instanceof SignedIn person
        ? Optional.of(person)
        : Optional.empty();
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}
}
