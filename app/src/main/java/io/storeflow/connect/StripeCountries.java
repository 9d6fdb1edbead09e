package io.storeflow.connect;

import java.util.Set;

/** Where Stripe has businesses (stripe.com/global, without those by invitation). */
public final class StripeCountries {
  public static final Set<String> CODES =
      Set.of(
          "AE", "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
          "FR", "GB", "GI", "GR", "HK", "HR", "HU", "IE", "IT", "JP", "LI", "LT", "LU", "LV", "MT",
          "MX", "MY", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SI", "SK", "TH", "US");

  private StripeCountries() {}
}
