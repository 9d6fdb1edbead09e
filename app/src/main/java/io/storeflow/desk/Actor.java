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
 * Who does something: a person who is signed in, a shopper, or StoreFlow itself. What kind it is
 * stands beside the name, because a person may be called anything.
 *
 * @param name of the person; for the others the code of the kind
 */
public record Actor(Kind kind, @Nullable Long personId, String name) {
  public static final Actor SHOPPER = new Actor(Kind.SHOPPER, null, Kind.SHOPPER.code());
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, Kind.SYSTEM.code());

  public enum Kind {
    PERSON,
    SHOPPER,
    SYSTEM;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Actor of(SignedIn person) {
    return new Actor(Kind.PERSON, person.personId(), person.displayName());
  }

  /** Who acts in the request that runs; StoreFlow itself where none does. */
  public static Actor now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    var person = person(request);
    if (person != null) return of(person);
    return isPublic(request) ? SHOPPER : SYSTEM;
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
