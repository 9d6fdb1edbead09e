package io.storeflow.vatid;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ViesConfiguration {
  private static final String STAND_IN = "stand-in";

  /**
   * @param url of its REST interface, or {@value #STAND_IN}
   */
  @Bean
  Vies vies(@Value("${storeflow.vies.url}") String url, Clock clock, JsonMapper json) {
    return url.strip().equals(STAND_IN)
        ? new StandInVies()
        : new BoundedVies(new HttpVies(url.strip(), HttpVies.TOTAL, json), clock);
  }
}
