package io.storeflow.testing;

import java.net.http.HttpResponse;

/**
 * Every {@code Location} that a test is sent to is looked at: a path of ours, or one below the
 * public address, but never a host that the request named.
 */
final class Locations {
  /** Of the profile {@code test}, and of nodes in production. */
  private static final String PUBLIC = "https?://(localhost|shop\\.example\\.com)(/.*)?";

  private Locations() {}

  static <T> HttpResponse<T> checked(HttpResponse<T> answer) {
    answer
        .headers()
        .firstValue("Location")
        .filter(to -> !to.matches("/([^/\\\\].*)?") && !to.matches(PUBLIC))
        .ifPresent(
            to -> {
              throw new AssertionError(answer.request().uri() + " leads to " + to);
            });
    return answer;
  }
}
