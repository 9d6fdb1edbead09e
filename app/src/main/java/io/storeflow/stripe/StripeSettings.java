package io.storeflow.stripe;

import io.storeflow.platform.settings.StripeKeys;
import io.storeflow.platform.settings.StripeKeys.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;

/**
 * With which keys Stripe is asked, read from the environment alone. Without keys nobody can take
 * cards. What would be wrong with them is found as the application starts.
 */
@Component
public final class StripeSettings {
  /** That of the API's version by which the library speaks (docs.stripe.com/js/versioning). */
  private static final String SCRIPT = "https://js.stripe.com/dahlia/stripe.js";

  private final String secretKey;
  private final String publishableKey;
  private final Map<Endpoint, List<String>> signing;
  private final String clientId;
  private final String apiBase;
  private final String script;

  @Autowired
  public StripeSettings(Environment settings) {
    this((PropertyResolver) settings);
  }

  StripeSettings(PropertyResolver settings) {
    secretKey = value(settings, "secret-key");
    publishableKey = value(settings, "publishable-key");
    signing = StripeKeys.signing(value(settings, "webhook-secrets"));
    clientId = value(settings, "client-id");
    apiBase = value(settings, "api-base");
    var given = value(settings, "script");
    script = given.isEmpty() ? SCRIPT : given;
  }

  /** Whether there are keys. */
  public boolean isOn() {
    return !secretKey.isEmpty();
  }

  /** Whether real money moves. */
  public boolean isLive() {
    return StripeKeys.isLive(secretKey);
  }

  String secretKey() {
    return secretKey;
  }

  /** What pages of checkouts may show. */
  public String publishableKey() {
    return publishableKey;
  }

  /** The secrets by which events for that endpoint are known; none if none were given. */
  public List<String> signing(Endpoint endpoint) {
    return List.copyOf(signing.getOrDefault(endpoint, List.of()));
  }

  /** By which accounts that merchants have are joined (OAuth); empty where that is not offered. */
  public String clientId() {
    return clientId;
  }

  /** Another server than Stripe's; empty for Stripe itself. */
  public String apiBase() {
    return apiBase;
  }

  /** The address of the script that pages of checkouts load. */
  public String script() {
    return script;
  }

  /** Where it comes from, for the content policy. */
  public String scriptOrigin() {
    var at = URI.create(script);
    return at.getScheme() + "://" + at.getAuthority();
  }

  private static String value(PropertyResolver settings, String name) {
    return settings.getProperty("storeflow.stripe." + name, "").strip();
  }
}
