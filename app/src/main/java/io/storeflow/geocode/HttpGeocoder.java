package io.storeflow.geocode;

import io.storeflow.geo.Coordinates;
import io.storeflow.geo.Degrees;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Region;
import io.storeflow.shipping.Address;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asked as Nominatim is, by the parts of an address: {@code GET .../search?format=jsonv2}. */
final class HttpGeocoder implements Geocoder {
  /** How long it is left alone after it was away, if it asks for no longer. */
  static final Duration REST = Duration.ofSeconds(20);

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LONGEST = 64 * 1024;
  private static final byte[] NOTHING = "[]".getBytes(StandardCharsets.UTF_8);

  /** How near Nominatim has to know it: a street. The middle of a town says nothing of how far. */
  private static final int STREET = 26;

  /** It asks to be told who asks. */
  private static final String AGENT = "StoreFlow/1 (%s)";

  private final String base;
  private final String agent;
  private final JsonMapper json;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param base under which it has {@code /search}, without a slash at its end
   * @param home the address of this installation, as people type it; empty for none
   */
  HttpGeocoder(String base, String home, JsonMapper json) {
    this.base = base;
    this.agent = AGENT.formatted(home.isEmpty() ? "local" : home);
    this.json = json;
  }

  @Override
  public Optional<Coordinates> find(Address address, Duration limit) {
    var found = read(answered(request(address), limit));
    return found.isEmpty() ? Optional.empty() : coordinates(found.get(0));
  }

  private static Optional<Coordinates> coordinates(JsonNode place) {
    var up = Degrees.latitude(place.path("lat").asString("")).value();
    var along = Degrees.longitude(place.path("lon").asString("")).value();
    if (up.isEmpty() || along.isEmpty()) throw somethingElse(null);
    return place.path("place_rank").asInt(STREET) < STREET
        ? Optional.empty()
        : Optional.of(new Coordinates(up.get(), along.get()));
  }

  private HttpRequest request(Address address) {
    var asked = new LinkedHashMap<String, String>();
    asked.put("format", "jsonv2");
    asked.put("limit", "1");
    asked.put("countrycodes", address.country().toLowerCase(Locale.ROOT));
    asked.put("street", address.line1());
    asked.put("city", address.city());
    asked.put("state", region(address));
    asked.put("postalcode", address.postalCode());
    var query =
        asked.entrySet().stream()
            .filter(it -> !it.getValue().isEmpty())
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(base + "/search?" + query))
        .header("Accept", "application/json")
        .header("User-Agent", agent)
        .build();
  }

  private static String region(Address address) {
    var country = Countries.of(address.country());
    return country
        .region(address.region())
        .map((Region it) -> it.name(Locale.ENGLISH, country.language()))
        .orElse(address.region());
  }

  /** The limit of a request ends with the first line of its answer: ours is for all of it. */
  private byte[] answered(HttpRequest request, Duration limit) {
    var asked =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    try {
      var answer = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() == 200) return answer.body();
      // It cannot make anything of this address, however often it is asked.
      if (answer.statusCode() == 400) return NOTHING;
      throw new GeocoderAway("It answers with " + answer.statusCode(), rest(answer), null);
    } catch (TimeoutException late) {
      throw new GeocoderAway("It does not answer in time", REST, late);
    } catch (ExecutionException away) {
      throw new GeocoderAway("It does not answer: " + away.getCause(), REST, away);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new GeocoderAway("Stopped", Duration.ZERO, stopping);
    } finally {
      asked.cancel(true);
    }
  }

  /** As it asks for it in seconds. */
  private static Duration rest(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(it -> it.matches("\\d{1,9}"))
        .map(it -> Duration.ofSeconds(Long.parseLong(it)))
        .filter(it -> it.compareTo(REST) > 0)
        .orElse(REST);
  }

  private JsonNode read(byte[] body) {
    try {
      var answer = json.readTree(body);
      if (answer != null && answer.isArray()) return answer;
      throw somethingElse(null);
    } catch (JacksonException unreadable) {
      throw somethingElse(unreadable);
    }
  }

  private static GeocoderAway somethingElse(@Nullable Exception cause) {
    return new GeocoderAway("It answers with something else", REST, cause);
  }
}
