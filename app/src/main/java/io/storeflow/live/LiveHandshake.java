package io.storeflow.live;

import io.storeflow.desk.BoardCookie;
import io.storeflow.desk.BoardPasses;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.platform.web.IpAddress;
import io.storeflow.platform.web.RequestOrigin;
import io.storeflow.platform.web.SecurityLog;
import io.storeflow.platform.web.SecurityLog.Event;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
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
  private final LiveSessions sessions;
  private final BoardCookie cookie;
  private final BoardPasses passes;

  LiveHandshake(LiveSessions sessions, BoardCookie cookie, BoardPasses passes) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.passes = passes;
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
    var network = IpAddress.network(servlet.getRemoteAddr());
    if (!sessions.hasRoomForShoppers(network)
        && !(sessions.hasRoom() && isStaff(servlet, tokens))) {
      SecurityLog.tell(Event.SOCKET_REFUSED, "no room");
      response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
      return false;
    }
    var session = servlet.getSession(false);
    Viewer.note(attributes, session == null ? null : session.getId(), tokens, network);
    return true;
  }

  /** Whoever is signed in, or holds a pass that is good; asked only when there is little room. */
  private boolean isStaff(HttpServletRequest request, Map<String, String> tokens) {
    return request.getUserPrincipal() != null
        || tokens.entrySet().stream()
            .anyMatch(it -> passes.enterByPublicId(it.getKey(), it.getValue()).isPresent());
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}
}
