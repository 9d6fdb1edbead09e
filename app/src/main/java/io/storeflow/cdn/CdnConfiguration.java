package io.storeflow.cdn;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CdnConfiguration {

  /**
   * @param url where the network is told what to forget; empty for none
   */
  @Bean
  Cdn cdn(
      @Value("${storeflow.cdn.purge-url}") String url,
      @Value("${storeflow.cdn.purge-token}") String token,
      JsonMapper json) {
    return url.isBlank() ? new NoCdn() : new HttpCdn(URI.create(url.strip()), token.strip(), json);
  }
}
