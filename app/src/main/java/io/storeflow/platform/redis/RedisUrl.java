package io.storeflow.platform.redis;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: {@code redis://127.0.0.1:6379}, {@code rediss://user:password@host:6379/0}.
 * Redisson itself would pass over the database, and a missing port.
 */
record RedisUrl(String address, @Nullable String user, @Nullable String password, int database) {

  private static final int STANDARD_PORT = 6379;

  /**
   * @throws IllegalArgumentException without the text in its message, which may hold a password
   */
  static RedisUrl of(String text) {
    try {
      var uri = new URI(text);
      var scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() == null || !(scheme.equals("redis") || scheme.equals("rediss"))) {
        throw malformed();
      }
      var port = uri.getPort() < 0 ? STANDARD_PORT : uri.getPort();
      var who = uri.getUserInfo() == null ? "" : uri.getUserInfo();
      var colon = who.indexOf(':');
      return new RedisUrl(
          scheme + "://" + uri.getHost() + ":" + port,
          colon > 0 ? who.substring(0, colon) : null,
          colon >= 0 ? who.substring(colon + 1) : null,
          database(uri.getPath()));
    } catch (URISyntaxException | NumberFormatException e) {
      throw malformed();
    }
  }

  private static int database(@Nullable String path) {
    return path == null || path.length() < 2 ? 0 : Integer.parseUnsignedInt(path.substring(1));
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "STOREFLOW_REDIS_URL is not of the form redis://host:6379 or rediss://user:password@host:6379/0");
  }
}
