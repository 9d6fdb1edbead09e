package io.storeflow.isolation;

import io.storeflow.testing.Route;
import java.util.List;
import java.util.Set;

/** Which routes are of no store, and which of one whose dashboard they are not. */
final class RoutesOfNoStore {
  private RoutesOfNoStore() {}

  /** Routes of no store: for everybody, or for whoever is signed in, about themselves. */
  static final Set<String> OF_NO_STORE =
      Set.of(
          "/",
          "/login",
          "/login/again",
          "/login/link",
          "/login/over",
          "/login/links",
          "/logout",
          "/signup",
          "/stores",
          "/stores/acceptance",
          "/stores/new",
          "/stores/region",
          "/error",
          "/healthz",
          "/robots.txt",
          "/sitemap.xml",
          "/store-colours",
          "/assets/{hash}/{name}",
          "/media/{storeId}/{media}",
          // Of the merchant whose account an event is of, which its signature proves.
          "/webhooks/stripe",
          "/ws");

  private static final List<String> PREFIXES_OF_NO_STORE =
      List.of(
          "/account",
          "/signup",
          "/dev/mailbox",
          "/dev/stripe",
          "/track/",
          "/print/",
          "/api/v1/track/",
          "/api/v1/openapi",
          "/api/v1/docs",
          "/v3/api-docs");

  static boolean isKnown(Route route) {
    var pattern = route.pattern();
    return pattern.startsWith("/shop/{store}")
        || pattern.startsWith("/api/v1/stores/{store}")
        || OF_NO_STORE.contains(pattern)
        || PREFIXES_OF_NO_STORE.stream().anyMatch(pattern::startsWith);
  }
}
