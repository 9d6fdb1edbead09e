package io.storeflow.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way of stripe-java to the net, with one limit for all of an answer: the library's own limits
 * are for the connection and for each silence, so that an answer that trickles would never end.
 */
final class StripeHttp extends com.stripe.net.HttpClient {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Far above a page of a hundred objects. */
  private static final long LONGEST = 8 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** The read timeout of the request's options is the limit for all of it. */
  @Override
  public StripeResponse request(StripeRequest asked) throws ApiConnectionException {
    int millis = asked.options().getReadTimeout();
    var coming =
        client.sendAsync(http(asked), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    try {
      var answer = coming.get(millis, TimeUnit.MILLISECONDS);
      return new StripeResponse(
          answer.statusCode(),
          HttpHeaders.of(answer.headers().map()),
          new String(answer.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException late) {
      throw new ApiConnectionException("Stripe does not answer within " + millis + " ms", late);
    } catch (ExecutionException away) {
      throw new ApiConnectionException("Stripe does not answer: " + away.getCause(), away);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("Stopped while Stripe was asked", stopping);
    } finally {
      coming.cancel(true);
    }
  }

  private static HttpRequest http(StripeRequest asked) {
    var content = asked.content();
    var request =
        HttpRequest.newBuilder(URI.create(asked.url().toString()))
            .method(asked.method().name(), body(content));
    asked.headers().map().forEach((name, all) -> all.forEach(it -> request.header(name, it)));
    request.setHeader("User-Agent", buildUserAgentString(asked));
    request.setHeader("X-Stripe-Client-User-Agent", buildXStripeClientUserAgentString());
    if (content != null) request.setHeader("Content-Type", content.contentType());
    return request.build();
  }

  private static HttpRequest.BodyPublisher body(@Nullable HttpContent content) {
    return content == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(content.byteArrayContent());
  }
}
