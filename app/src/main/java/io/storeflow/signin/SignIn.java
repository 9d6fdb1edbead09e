package io.storeflow.signin;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.People.Proven;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Signs a person in: a new session with a new CSRF token takes the place of the old one, and
 * remembers where it was begun. The old one is deleted and not renamed: a request that began with
 * it and ends later would write its old id back, and sign the person out.
 */
@Component
public class SignIn {
  static final String IP = "storeflow.ip";
  static final String AGENT = "storeflow.agent";

  /** The address, as long as it was not verified when last looked at; else nothing. */
  public static final String UNVERIFIED = "storeflow.unverified";

  private static final String LOCALE = "storeflow.locale";
  private static final String ZONE = "storeflow.zone";
  private static final int LONGEST_AGENT = 300;

  private final SecurityContextRepository contexts;
  private final EmailVerifications verifications;
  private final KnownBrowsers browsers;
  private final SessionRoom sessions;
  private final Duration lasts;
  private final SessionAuthenticationStrategy newSession;

  /**
   * @param lasts how long a session goes on without a request; nobody's ends much sooner
   */
  SignIn(
      SecurityContextRepository contexts,
      EmailVerifications verifications,
      KnownBrowsers browsers,
      SessionRoom sessions,
      CsrfTokenRequestHandler tokens,
      @Value("${storeflow.session:12h}") Duration lasts) {
    this.contexts = contexts;
    this.verifications = verifications;
    this.browsers = browsers;
    this.sessions = sessions;
    this.lasts = lasts;
    newSession =
        new CompositeSessionAuthenticationStrategy(
            List.of(
                new SessionFixationProtectionStrategy(),
                (who, request, response) -> renewToken(tokens, request, response)));
  }

  /**
   * Forms of the answer to this very request carry the token of the new session, also where the
   * browser had none before and its token was a cookie.
   */
  private static void renewToken(
      CsrfTokenRequestHandler tokens, HttpServletRequest request, HttpServletResponse response) {
    var kept = new HttpSessionCsrfTokenRepository();
    kept.saveToken(null, request, response);
    tokens.handle(request, response, kept.loadDeferredToken(request, response)::get);
  }

  /** Begins a session for the person, in the place of the one that the request came with. */
  public void as(Person person, HttpServletRequest request, HttpServletResponse response) {
    request.getSession(true);
    keep(new SignedIn(person.id(), person.name()), true, request, response);
    var session = request.getSession();
    session.setMaxInactiveInterval((int) lasts.toSeconds());
    var agent = Objects.toString(request.getHeader(HttpHeaders.USER_AGENT), "");
    session.setAttribute(IP, request.getRemoteAddr());
    session.setAttribute(AGENT, agent.substring(0, Math.min(LONGEST_AGENT, agent.length())));
    session.setAttribute(LOCALE, person.locale());
    session.setAttribute(ZONE, person.timeZone());
    if (!verifications.isVerified(person.id())) session.setAttribute(UNVERIFIED, person.email());
    sessions.makeRoom(person.id());
    browsers.remember(person.id(), request, response);
  }

  /** Like {@link #as}, for as long as the password that was shown is the person's. */
  void as(Proven proven, HttpServletRequest request, HttpServletResponse response) {
    as(proven.person(), request, response);
    request.setAttribute(Proven.class.getName(), proven);
  }

  /** The profile has changed: the session shows the new name and language. */
  public void renamed(Person person, HttpServletRequest request, HttpServletResponse response) {
    keep(new SignedIn(person.id(), person.name()), false, request, response);
    request.getSession().setAttribute(LOCALE, person.locale());
    request.getSession().setAttribute(ZONE, person.timeZone());
  }

  /** The time zone of the person who is signed in, if they said one. Makes no session. */
  public static Optional<ZoneId> zone(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ZONE) instanceof String zone
        ? Optional.of(ZoneId.of(zone))
        : Optional.empty();
  }

  /** The language of the person who is signed in. Reads the session, but makes none. */
  public static Optional<Locale> locale(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(LOCALE) instanceof Locale locale
        ? Optional.of(locale)
        : Optional.empty();
  }

  /** Whether who is signed in has shown that the address is their own. Reads the session alone. */
  public static boolean isVerified(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(UNVERIFIED) == null;
  }

  private void keep(
      SignedIn person, boolean fresh, HttpServletRequest request, HttpServletResponse response) {
    var authentication = UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
    if (fresh) newSession.onAuthentication(authentication, request, response);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
