package io.storeflow.testing;

import io.storeflow.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody who calls the application over HTTP, without JavaScript: keeps cookies, follows nothing
 * by itself, and comes from an address of its own, so that limits by address do not join tests.
 */
public final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** For what is never answered to fail, and not to be waited for. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final String base;
  private final String address;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Client(int port) {
    this(port, anyAddress());
  }

  /** Somebody else at the same address. */
  public Client(int port, String address) {
    base = "http://127.0.0.1:" + port;
    this.address = address;
  }

  private static String anyAddress() {
    var random = ThreadLocalRandom.current();
    return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
  }

  public String address() {
    return address;
  }

  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /** By which the store knows this one; empty while it does not. */
  public String visitor(Store store) {
    return cookies.getOrDefault("sf_visitor_" + store.publicId(), cookie("sf_visitor"));
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** Follows one redirect after another. */
  public HttpResponse<String> follow(HttpResponse<String> answer) {
    var at = answer;
    while (at.statusCode() / 100 == 3 && at.headers().firstValue("Location").isPresent())
      at = get(at.headers().firstValue("Location").orElseThrow());
    return at;
  }

  /** Sends a form. */
  public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
    var body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Puts that many into the cart of the shop, whose address begins with {@code /shop/}. */
  public HttpResponse<String> put(String shop, World.Goods goods, int quantity) {
    return post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "" + quantity));
  }

  public HttpResponse<String> patch(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }

  public HttpResponse<String> delete(String path, String... headers) {
    return send(request(path, headers).DELETE().build());
  }

  public HttpResponse<String> json(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Any body, with any method. */
  public HttpResponse<String> send(String method, String path, String type, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Sends a form with a picture in its field {@code file}. */
  public HttpResponse<String> upload(String path, Map<String, String> fields, byte[] picture) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> body.writeBytes(part("name=\"" + name + "\"\r\n\r\n" + value)));
    body.writeBytes(
        part("name=\"file\"; filename=\"a\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
    body.writeBytes(picture);
    body.writeBytes("\r\n--end--\r\n".getBytes(StandardCharsets.UTF_8));
    return send("POST", path, "multipart/form-data; boundary=end", body.toByteArray());
  }

  private static byte[] part(String rest) {
    return ("\r\n--end\r\nContent-Disposition: form-data; " + rest)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The value of a hidden field in a page. */
  public static String hidden(HttpResponse<String> page, String name) {
    var found =
        Pattern.compile(
                "<input type=\"hidden\" name=\""
                    + Pattern.quote(name)
                    + "\"(?: value=\"([^\"]*)\")?")
            .matcher(page.body());
    if (!found.find()) throw new AssertionError("no hidden field " + name + " in " + page.body());
    return found.group(1) == null ? "" : found.group(1);
  }

  /** What is chosen of that name in a page, if anything is. */
  public static Optional<String> chosen(HttpResponse<String> page, String name) {
    return Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]*)\"\\s+checked")
        .matcher(page.body())
        .results()
        .map(it -> it.group(1))
        .findFirst();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var uri = path.startsWith("http") ? path : base + path;
    var request =
        HttpRequest.newBuilder(URI.create(uri)).timeout(LONGEST).header("X-Forwarded-For", address);
    if (headers.length > 0) request.headers(headers);
    if (!cookies.isEmpty())
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining("; ")));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = Locations.checked(HTTP.send(request, BodyHandlers.ofString()));
      for (var cookie : answer.headers().allValues("Set-Cookie")) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
