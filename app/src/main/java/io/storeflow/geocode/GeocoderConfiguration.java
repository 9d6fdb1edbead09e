package io.storeflow.geocode;

import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class GeocoderConfiguration {
  private static final String STAND_IN = "stand-in";

  /** Whom all nodes ask, and so all that they ask counts together. */
  private static final String ALL = "all";

  /** The geocoder of this installation; empty where there is none. */
  record Installed(Optional<Geocoder> geocoder) {}

  /**
   * @param url under which it has {@code /search}; empty for none, or {@value #STAND_IN}
   */
  @Bean
  Installed geocoder(
      @Value("${storeflow.geocoder.url}") String url,
      @Value("${storeflow.public-url}") String home,
      RateLimits limits,
      Clock clock,
      JsonMapper json) {
    var base = url.strip();
    if (base.isEmpty()) return new Installed(Optional.empty());
    var asked =
        base.equals(STAND_IN) ? new StandInGeocoder() : new HttpGeocoder(base, home.strip(), json);
    var pace = new Pace(() -> limits.take(Rule.GEOCODER, ALL).retryAfter());
    return new Installed(Optional.of(new BoundedGeocoder(asked, pace, clock)));
  }
}
