package io.storeflow.platform.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Whose pages may call the public API from a browser (CORS): the storefronts that are named; on
 * staging everybody's. Never with cookies, and never anything but the API.
 *
 * @param permissive all pages, for staging
 * @param origins like {@code https://pizza.example.com}
 */
@ConfigurationProperties("storeflow.cors")
record ForeignPages(@DefaultValue("false") boolean permissive, @DefaultValue List<String> origins) {

  CorsConfigurationSource source() {
    var source = new UrlBasedCorsConfigurationSource();
    if (!permissive && origins.isEmpty()) return source;
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(permissive ? List.of(CorsConfiguration.ALL) : origins);
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
    cors.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
    cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, "X-Request-Id"));
    cors.setAllowCredentials(false);
    cors.setMaxAge(Duration.ofHours(1));
    source.registerCorsConfiguration("/api/v1/**", cors);
    return source;
  }
}
