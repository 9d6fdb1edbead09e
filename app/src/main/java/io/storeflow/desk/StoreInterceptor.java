package io.storeflow.desk;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.failure.Forbidden;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.url.Moved;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Opens the store of the address before any controller runs. Dashboards ({@code /s}): by
 * membership, then by the permission the route {@link Needs}; boards also by a {@link BoardPasses
 * pass}, because they outlive the session of whoever opened them. Storefronts and API: for
 * everybody. An old slug of the store redirects to its present one.
 */
@Component
class StoreInterceptor implements HandlerInterceptor {
  static final String ACCESS = StoreAccess.class.getName();
  static final String STORE = Store.class.getName();
  static final String LOCALE = StoreInterceptor.class.getName() + ".locale";

  private static final Pattern BOARD = Pattern.compile("/s/[^/]+/board/.*");

  private final Stores stores;
  private final BoardPasses passes;
  private final BoardCookie cookie;
  private final RequestCache asked;
  private final People people;
  private final LastSeen lastSeen;

  StoreInterceptor(
      Stores stores,
      BoardPasses passes,
      BoardCookie cookie,
      RequestCache asked,
      People people,
      LastSeen lastSeen) {
    this.stores = stores;
    this.passes = passes;
    this.cookie = cookie;
    this.asked = asked;
    this.people = people;
    this.lastSeen = lastSeen;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)) return true;
    var slug = slug(request);
    if (slug == null) return true;
    var store =
        request.getRequestURI().startsWith("/s/")
            ? enter(request, slug, method)
            : stores.open(slug).map(it -> selling(it, request));
    if (store.isEmpty() && isBoard(request) && signedIn().isEmpty())
      return askToSignIn(request, response);
    if (store.isEmpty()) return redirect(request, response, slug);
    request.setAttribute(STORE, store.get());
    MDC.put("store", store.get().slug());
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    MDC.remove("store");
  }

  /** A page of the shop is in the currency that its address says. */
  private static Store selling(Store store, HttpServletRequest request) {
    boolean page = request.getRequestURI().startsWith("/shop/");
    return page ? store.in(request.getParameter(Store.CURRENCY)) : store;
  }

  private Optional<Store> enter(HttpServletRequest request, String slug, HandlerMethod method) {
    var access = signedIn().flatMap(person -> stores.enter(person, slug));
    if (isBoard(request) && access.filter(it -> may(it, method)).isEmpty()) {
      var entered = access;
      access = byPass(request, slug).or(() -> entered);
    }
    access.ifPresent(
        entered -> {
          lastSeen.note(entered);
          if (!may(entered, method)) throw refused(entered, request, method);
          request.setAttribute(ACCESS, entered);
        });
    return access.map(StoreAccess::store);
  }

  private static boolean may(StoreAccess access, HandlerMethod method) {
    var needs = needs(method);
    return needs != null && missing(access, needs).isEmpty();
  }

  private static Forbidden refused(
      StoreAccess access, HttpServletRequest request, HandlerMethod method) {
    var needs = needs(method);
    if (needs != null)
      missing(access, needs).ifPresent(it -> HelpPages.note(request, access.store(), it));
    return new Forbidden();
  }

  /** The first that the person has not. */
  private static Optional<Permission> missing(StoreAccess access, Needs needs) {
    return Stream.of(needs.value()).filter(it -> !access.may(it)).findFirst();
  }

  /** A screen goes on in the language of the person who opened it. */
  private Optional<StoreAccess> byPass(HttpServletRequest request, String slug) {
    var access =
        stores
            .open(slug)
            .flatMap(store -> cookie.read(request, store.publicId()))
            .flatMap(token -> passes.enter(slug, token));
    access
        .flatMap(entered -> people.byId(entered.person().personId()))
        .map(Person::locale)
        .ifPresent(locale -> request.setAttribute(LOCALE, locale));
    return access;
  }

  private static boolean isBoard(HttpServletRequest request) {
    return BOARD.matcher(request.getRequestURI()).matches();
  }

  /**
   * Pages lead to the sign-in and from there back to the board; what a script asks for is told 401,
   * so that it keeps its bumps.
   */
  private boolean askToSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean isScript = "fetch".equals(request.getHeader("X-Requested-With"));
    if (request.getMethod().equals("GET") && !isScript) {
      asked.saveRequest(request, response);
      response.sendRedirect("/login");
    } else {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
    return false;
  }

  /**
   * 308 keeps method and body, so shoppers and callers of the API are served under an old slug for
   * ever. A form of the dashboard that was sent to one is answered with 404: it was filled in for
   * another name.
   */
  private boolean redirect(HttpServletRequest request, HttpServletResponse response, String slug) {
    var uri = request.getRequestURI();
    boolean moves = !uri.startsWith("/s/") || List.of("GET", "HEAD").contains(request.getMethod());
    var moved = moves ? stores.movedTo(slug) : Optional.<String>empty();
    boolean visible =
        moved.isPresent()
            && (!uri.startsWith("/s/")
                || signedIn().flatMap(person -> stores.enter(person, moved.get())).isPresent());
    if (!visible) {
      if (uri.startsWith("/s/") && signedIn().isPresent())
        SecurityLog.tell(SecurityLog.Event.FOREIGN_STORE, request.getMethod() + " " + uri);
      throw new NotFound();
    }
    Moved.answer(moved(request, moved.get()), request, response);
    return false;
  }

  /** The address with another slug, where the pattern of the route has the store's. */
  private static String moved(HttpServletRequest request, String slug) {
    var pattern =
        Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    var parts = request.getRequestURI().split("/", -1);
    parts[List.of(pattern.split("/", -1)).indexOf("{store}")] = slug;
    return String.join("/", parts);
  }

  static @Nullable Needs needs(HandlerMethod method) {
    var needs = method.getMethodAnnotation(Needs.class);
    return needs != null ? needs : method.getBeanType().getAnnotation(Needs.class);
  }

  static Optional<SignedIn> signedIn() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn person
        ? Optional.of(person)
        : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String slug(HttpServletRequest request) {
    var variables =
        (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? null : variables.get("store");
  }
}
