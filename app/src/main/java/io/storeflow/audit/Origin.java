package io.storeflow.audit;

import io.storeflow.account.SignedIn;
import io.storeflow.merchant.StoreAccess;
import io.storeflow.platform.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who acts right now, and from where: the person who is signed in, a shopper, or StoreFlow itself.
 */
record Origin(
    @Nullable Long personId, String actor, String ip, String userAgent, String requestId) {
  static final String SHOPPER = "shopper";
  static final String SYSTEM = "system";

  static Origin now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    var person = person(request);
    return new Origin(
        person == null ? null : person.personId(),
        person == null ? (isPublic(request) ? SHOPPER : SYSTEM) : person.displayName(),
        request == null ? "" : cut(request.getRemoteAddr(), 45),
        request == null
            ? ""
            : cut(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""), 200),
        request == null ? "" : cut(RequestId.of(request), 40));
  }

  /** Where there is no session yet, as at sign-up, the request says for whom it acts. */
  private static @Nullable SignedIn person(@Nullable HttpServletRequest request) {
    if (request != null
        && request.getAttribute(SignedIn.class.getName()) instanceof SignedIn acting) return acting;
    if (request != null
        && request.getAttribute(StoreAccess.class.getName()) instanceof StoreAccess access)
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

  static String cut(String text, int length) {
    var plain = text.replaceAll("\\p{Cntrl}", " ");
    if (plain.codePointCount(0, plain.length()) <= length) return plain;
    return plain.substring(0, plain.offsetByCodePoints(0, length));
  }
}
