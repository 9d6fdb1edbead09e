package io.storeflow.live;

import io.storeflow.merchant.BoardCookie;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.platform.web.RequestOrigin;
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

  LiveHandshake(LiveSessions sessions) {
    this.sessions = sessions;
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
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    if (!sessions.hasRoom()) {
      response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
      return false;
    }
    var session = servlet.getSession(false);
    Viewer.note(attributes, session == null ? null : session.getId(), BoardCookie.all(servlet));
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}
}
