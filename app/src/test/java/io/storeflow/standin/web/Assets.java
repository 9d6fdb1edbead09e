package io.storeflow.standin.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The script that stands in for Stripe.js, and what its own pages look like. */
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8");

  private Assets() {}

  static @Nullable Answer find(String path) {
    var name = path.equals("/v3/stripe.js") || path.equals("/v3/") ? "/assets/stripe.js" : path;
    if (!name.matches("/assets/[a-z-]+\\.(js|css)")) return null;
    try (var in = Assets.class.getResourceAsStream("/standin" + name.substring(7))) {
      if (in == null) return null;
      var type = TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "text/plain");
      return new Answer(200, type, in.readAllBytes(), Map.of("Cache-Control", "no-cache"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
