package io.storeflow.cdn;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Told by a POST of {@code {"files": [...]}} with a bearer token, as Cloudflare has it ("Purge
 * cached content", by address); a worker of ten lines translates it for others.
 */
final class HttpCdn implements Cdn {
  /** Addresses of one request: what Cloudflare takes of every customer. */
  static final int AT_ONCE = 30;

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TOTAL = Duration.ofSeconds(10);
  private static final int TOO_MANY = 429;

  private final URI url;
  private final String token;
  private final JsonMapper json;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  HttpCdn(URI url, String token, JsonMapper json) {
    this.url = url;
    this.token = token;
    this.json = json;
  }

  @Override
  public void forget(List<String> addresses) {
    for (int from = 0; from < addresses.size(); from += AT_ONCE)
      send(addresses.subList(from, Math.min(addresses.size(), from + AT_ONCE)));
  }

  private void send(List<String> addresses) {
    int status = answered(request(addresses));
    if (status >= 500 || status == TOO_MANY) throw new CdnAway("The CDN answers " + status);
    if (status >= 300)
      throw new IllegalStateException(
          "The CDN refuses to forget addresses (" + status + "): see STOREFLOW_CDN_PURGE_URL");
  }

  private HttpRequest request(List<String> addresses) {
    var body = json.writeValueAsString(Map.of("files", addresses));
    var request =
        HttpRequest.newBuilder(url)
            .timeout(TOTAL)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    return request.build();
  }

  private int answered(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException away) {
      throw new CdnAway("The CDN does not answer: " + away, away);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CdnAway("Stopped", stopping);
    }
  }
}
