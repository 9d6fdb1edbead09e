package io.storeflow.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser of their own: cookies, forms with their CSRF token, and a client address
 * that nobody else has, so that limits by address count this one alone. Follows no redirects.
 */
public final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

  private static final AtomicInteger VISITORS = new AtomicInteger();

  private final String origin;
  private final CookieManager cookies = new CookieManager();
  private final String address;
  private final HttpClient client;

  public Visitor(int port) {
    origin = "http://127.0.0.1:" + port;
    int number = VISITORS.incrementAndGet();
    address =
        "127." + (1 + number / 62_500) + "." + (number / 250 % 250) + "." + (1 + number % 250);
    client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .localAddress(InetAddress.ofLiteral(address))
            .build();
  }

  public String address() {
    return address;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
  }

  /** Sends a form that stands on the page {@code from}. */
  public HttpResponse<String> post(String from, String path, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    var found = TOKEN.matcher(get(from).body());
    if (found.find()) all.put("_csrf", found.group(1));
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(all))));
  }

  /** Sends a file with the form that stands on the page {@code from}. */
  public HttpResponse<String> upload(String from, String path, String field, String content) {
    var found = TOKEN.matcher(get(from).body());
    var token = found.find() ? found.group(1) : "";
    var body =
        """
        --end\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %s\r
        --end\r
        Content-Disposition: form-data; name="%s"; filename="a.png"\r
        Content-Type: image/png\r
        \r
        %s\r
        --end--\r
        """;
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "multipart/form-data; boundary=end")
            .POST(BodyPublishers.ofString(body.formatted(token, field, content))));
  }

  public HttpResponse<String> signIn(String email, String password) {
    return post("/login", "/login", Map.of("email", email, "password", password));
  }

  /** The cookie of the session, or an empty text. */
  public String session() {
    return cookie("SESSION");
  }

  /** The cookie of that name, or an empty text. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      request.header("Accept", "text/html").header("Accept-Language", "en");
      request.header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0");
      return Locations.checked(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
