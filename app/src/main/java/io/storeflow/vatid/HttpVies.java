package io.storeflow.vatid;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asked over its REST interface, {@code POST .../check-vat-number}. */
final class HttpVies implements Vies {
  /**
   * VIES asks the country in turn, which often takes seconds: for both asks, where there are two.
   */
  static final Duration TOTAL = Duration.ofSeconds(6);

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LONGEST = 64 * 1024;
  private static final Set<String> ANSWERS = Set.of("", "VALID", "INVALID");

  private final URI url;
  private final Duration total;
  private final JsonMapper json;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param base of the interface, without a slash at its end
   */
  HttpVies(String base, Duration total, JsonMapper json) {
    this.url = URI.create(base + "/check-vat-number");
    this.total = total;
    this.json = json;
  }

  @Override
  public Said ask(VatId id, @Nullable VatId asker) {
    return ask(id, asker, System.nanoTime() + total.toNanos());
  }

  /**
   * @param end of the time that it may take, as the clock of the machine counts it
   */
  private Said ask(VatId id, @Nullable VatId asker, long end) {
    var answer = read(answered(request(id, asker), end));
    var error = answer.at("/errorWrappers/0/error").asString("");
    if (error.equals("INVALID_INPUT")) return new Said(false, "");
    if (error.equals("INVALID_REQUESTER_INFO") && asker != null) return ask(id, null, end);
    var valid = answer.path("valid");
    var said = answer.path("userError").asString("");
    if (!error.isEmpty() || !valid.isBoolean() || !ANSWERS.contains(said))
      throw new ViesAway("VIES does not say it: " + (error.isEmpty() ? said : error));
    return new Said(valid.booleanValue(), consultation(answer));
  }

  private static String consultation(JsonNode answer) {
    var number = answer.path("requestIdentifier").asString("");
    return number.matches("[A-Za-z0-9-]{1,40}") ? number : "";
  }

  private HttpRequest request(VatId id, @Nullable VatId asker) {
    var body = new LinkedHashMap<String, String>();
    body.put("countryCode", id.country());
    body.put("vatNumber", id.number());
    if (asker != null) {
      body.put("requesterMemberStateCode", asker.country());
      body.put("requesterNumber", asker.number());
    }
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(json.writeValueAsString(Map.copyOf(body))))
        .build();
  }

  /** The limit of a request ends with the first line of its answer: ours is for all of it. */
  private byte[] answered(HttpRequest request, long end) {
    var asked =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    try {
      return asked.thenApply(HttpResponse::body).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new ViesAway("VIES does not answer in time", late);
    } catch (ExecutionException away) {
      throw new ViesAway("VIES does not answer: " + away.getCause(), away);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ViesAway("Stopped", stopping);
    } finally {
      asked.cancel(true);
    }
  }

  private JsonNode read(byte[] body) {
    try {
      var answer = json.readTree(body);
      if (answer != null && answer.isObject()) return answer;
      throw new ViesAway("VIES answers with something else");
    } catch (JacksonException unreadable) {
      throw new ViesAway("VIES answers with something else", unreadable);
    }
  }
}
