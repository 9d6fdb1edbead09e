package io.storeflow.desk;

import io.storeflow.account.SignedIn;
import io.storeflow.merchant.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who acts right now: a person who is signed in, a shopper, or StoreFlow itself. What kind it is
 * stands beside the name, because a person may be called anything.
 *
 * @param name of the person; for the others the code of the kind
 */
public record Acting(Kind kind, @Nullable Long personId, String name) {

  public enum Kind {
    PERSON,
    SHOPPER,
    SYSTEM;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Acting now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    var person = person(request);
    if (person != null) return of(person);
    var kind = isPublic(request) ? Kind.SHOPPER : Kind.SYSTEM;
    return new Acting(kind, null, kind.code());
  }

  /**
   * Who is meant by a name that was handed on: the person who acts right now, if that is the name;
   * a shopper or StoreFlow, if it is their code; else a person who is known by name alone.
   */
  public static Acting called(String name) {
    var now = now();
    if (now.kind() == Kind.PERSON && now.name().equals(name)) return now;
    for (var kind : new Kind[] {Kind.SHOPPER, Kind.SYSTEM})
      if (kind.code().equals(name)) return new Acting(kind, null, name);
    return new Acting(Kind.PERSON, null, name);
  }

  private static Acting of(SignedIn person) {
    return new Acting(Kind.PERSON, person.personId(), person.displayName());
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
