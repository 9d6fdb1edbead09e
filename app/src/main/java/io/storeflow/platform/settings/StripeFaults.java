package io.storeflow.platform.settings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.PropertyResolver;

/**
 * What is wrong with how Stripe is set up: real money moves in production and nowhere else, and
 * goes to Stripe and nobody else. No message holds a key.
 */
final class StripeFaults {
  private final PropertyResolver settings;

  StripeFaults(PropertyResolver settings) {
    this.settings = settings;
  }

  /**
   * @param production whether real money may move
   */
  List<String> all(boolean production) {
    var faults = new ArrayList<String>();
    var secret = value("secret-key");
    var shown = value("publishable-key");
    if (secret.isEmpty() && shown.isEmpty()) return faults;
    if (!StripeKeys.isSecret(secret))
      faults.add("STRIPE_SECRET_KEY must be a secret key, sk_test_... or sk_live_...");
    if (!StripeKeys.isPublishable(shown))
      faults.add("STRIPE_PUBLISHABLE_KEY must be a publishable key, pk_test_... or pk_live_...");
    if (!faults.isEmpty()) return faults;
    boolean live = StripeKeys.isLive(secret);
    if (live != StripeKeys.isLive(shown))
      faults.add("STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY are of different worlds.");
    if (live && !production)
      faults.add("STRIPE_SECRET_KEY is live: outside production real money does not move.");
    if (!live && production)
      faults.add("STRIPE_SECRET_KEY is of the test world: in production nobody would be charged.");
    faults.addAll(signing(production));
    if (production && !value("api-base").isEmpty())
      faults.add("STRIPE_API_BASE is for tests: in production Stripe itself is asked.");
    if (production && !value("script").isEmpty())
      faults.add("STRIPE_SCRIPT is for tests: in production the script is Stripe's.");
    return faults;
  }

  private List<String> signing(boolean production) {
    try {
      var secrets = StripeKeys.signing(value("webhook-secrets"));
      boolean none = secrets.values().stream().anyMatch(List::isEmpty);
      return none && production
          ? List.of(
              "STRIPE_WEBHOOK_SECRETS is missing (account=whsec_...,connect=whsec_...): nobody"
                  + " would learn of payments.")
          : List.of();
    } catch (IllegalArgumentException unreadable) {
      return List.of(
          "STRIPE_WEBHOOK_SECRETS must be of the form account=whsec_...,connect=whsec_...: "
              + unreadable.getMessage()
              + ".");
    }
  }

  private String value(String name) {
    return settings.getProperty("storeflow.stripe." + name, "").strip();
  }
}
