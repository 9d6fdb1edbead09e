package io.storeflow.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import io.storeflow.account.SignedIn;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Signs people in without the pages for it, and asks for pages as they do. */
@Component
public class Staff {
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final SessionRepository<? extends Session> sessions;
  private final World world;
  private final Environment environment;

  Staff(SessionRepository<? extends Session> sessions, World world, Environment environment) {
    this.sessions = sessions;
    this.world = world;
    this.environment = environment;
  }

  public String origin() {
    return "http://127.0.0.1:" + environment.getProperty("local.server.port");
  }

  /** Somebody who is signed in, or nobody for null. */
  public Visitor visitor(@Nullable SignedIn person) {
    return new Visitor(origin(), person == null ? null : session(sessions, person));
  }

  /** Somebody new with that role in that store alone, who is signed in. */
  public Visitor visitor(Store store, Role role) {
    return visitor(World.signedIn(world.member(store, role)));
  }

  private static <S extends Session> String session(SessionRepository<S> sessions, SignedIn who) {
    var session = sessions.createSession();
    session.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                who, null, AuthorityUtils.NO_AUTHORITIES)));
    sessions.save(session);
    return session.getId();
  }

  /** Ends the session, as its time does. */
  public void end(Visitor visitor) {
    if (visitor.session != null) sessions.deleteById(visitor.session);
  }

  /** Of a real browser, with the cookies of the visitor. */
  public BrowserContext context(Browser browser, Visitor visitor) {
    return context(browser, visitor, new Browser.NewContextOptions());
  }

  public BrowserContext context(
      Browser browser, Visitor visitor, Browser.NewContextOptions options) {
    var context = browser.newContext(options);
    carry(context, visitor);
    return context;
  }

  /** Gives the browser the cookies of the visitor. */
  public void carry(BrowserContext context, Visitor visitor) {
    visitor
        .cookies()
        .forEach(
            (name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(origin()))));
  }

  /** A browser without pictures: keeps cookies, follows no redirect. */
  public static final class Visitor {
    private final String origin;
    private final @Nullable String session;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private Visitor(String origin, @Nullable String session) {
      this.origin = origin;
      this.session = session;
      if (session != null)
        cookies.put(
            "SESSION",
            Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8)));
    }

    public Map<String, String> cookies() {
      return cookies;
    }

    public HttpResponse<String> get(String path, String... headers) {
      return send(request(path, headers).GET());
    }

    /** Where the answer leads, within the application. */
    public String path(HttpResponse<String> answer) {
      return answer.headers().firstValue("Location").orElseThrow().replace(origin, "");
    }

    /** The version that the form of a page carries. */
    public String version(String page) {
      var found = VERSION.matcher(get(page).body());
      if (!found.find()) throw new AssertionError("no version in " + page);
      return found.group(1);
    }

    /** Sends a form with the CSRF token of the given page, names and values in turns. */
    public HttpResponse<String> post(String tokenPage, String path, String... fields) {
      var token = TOKEN.matcher(get(tokenPage).body());
      var all = new java.util.ArrayList<>(List.of(fields));
      if (token.find()) all.addAll(List.of("_csrf", token.group(1)));
      return postPlain(path, Map.of(), all.toArray(String[]::new));
    }

    /** Sends a form as it is. */
    public HttpResponse<String> postPlain(
        String path, Map<String, String> headers, String... fields) {
      var body =
          java.util.stream.IntStream.range(0, fields.length / 2)
              .mapToObj(i -> encode(fields[2 * i]) + "=" + encode(fields[2 * i + 1]))
              .collect(Collectors.joining("&"));
      var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
      headers.forEach(request::header);
      return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** Sends any body, with the token where scripts put it. */
    public HttpResponse<String> postBody(String path, String type, String body, String... headers) {
      return send(
          request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
      var request = HttpRequest.newBuilder(URI.create(origin + path));
      if (headers.length > 0) request.headers(headers);
      if (!cookies.isEmpty())
        request.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("; ")));
      return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        var answer = Locations.checked(client.send(request.build(), BodyHandlers.ofString()));
        answer
            .headers()
            .allValues("Set-Cookie")
            .forEach(
                line -> {
                  var pair = line.split(";", 2)[0].split("=", 2);
                  cookies.put(pair[0], pair[1]);
                });
        return answer;
      } catch (java.io.IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
