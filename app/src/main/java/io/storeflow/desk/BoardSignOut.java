package io.storeflow.desk;

import io.storeflow.account.SignedIn;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Boards outlive a session that runs out, which nobody chose; who signs out says that this screen
 * is no longer to be used, so its boards close too.
 */
@Component
class BoardSignOut implements LogoutHandler {
  private final Stores stores;
  private final BoardPasses passes;
  private final BoardCookie cookie;

  BoardSignOut(Stores stores, BoardPasses passes, BoardCookie cookie) {
    this.stores = stores;
    this.passes = passes;
    this.cookie = cookie;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    var actor =
        authentication != null && authentication.getPrincipal() instanceof SignedIn person
            ? Actor.of(person)
            : Actor.SYSTEM;
    cookie
        .all(request)
        .forEach(
            (store, token) -> {
              cookie.remove(request, response, store);
              stores.openByPublicId(store).ifPresent(known -> passes.end(known, token, actor));
            });
  }
}
