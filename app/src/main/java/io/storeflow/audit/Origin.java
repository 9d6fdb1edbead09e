package io.storeflow.audit;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.StoreInterceptor;
import io.storeflow.platform.client.RequestId;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts right now, and from where. */
record Origin(Actor who, String ip, String userAgent, String requestId) {

  static Origin now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    if (request == null) return new Origin(acting(), "", "", "");
    return new Origin(
        acting(),
        cut(request.getRemoteAddr(), 45),
        cut(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""), 200),
        cut(RequestId.of(request), 40));
  }

  static String cut(String text, int length) {
    return Typed.cut(text.replaceAll("\\p{Cntrl}", " "), length);
  }

  /** Who acts in the request that runs; StoreFlow itself where none does. */
  private static Actor acting() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    var person = person(request);
    if (person != null) return Actor.of(person);
    return isPublic(request) ? Actor.SHOPPER : Actor.SYSTEM;
  }

  /** Where there is no session yet, as at sign-up, the request says for whom it acts. */
  private static @Nullable SignedIn person(@Nullable HttpServletRequest request) {
    if (request != null
        && request.getAttribute(SignedIn.class.getName()) instanceof SignedIn acting) return acting;
    if (request != null
        && request.getAttribute(StoreInterceptor.ACCESS) instanceof StoreAccess access)
      return access.person();
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
        ? signedIn
        : null;
  }

  private static boolean isPublic(@Nullable HttpServletRequest request) {
    if (request == null) return false;
    var uri = request.getRequestURI();
    return uri.startsWith("/shop/") || uri.startsWith("/api/") || uri.startsWith("/track/");
  }
}
