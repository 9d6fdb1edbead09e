package io.storeflow.platform.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads STOREFLOW_MEDIA_URL: {@code file:/var/lib/storeflow/media}, a folder alone, or {@code
 * s3://bucket/prefix?endpoint=https://s3.example.com&region=eu-central-1&path-style=true}.
 */
public final class MediaUrl {
  private static final String S3 = "s3:";
  private static final Set<String> OF_BUCKETS = Set.of("endpoint", "region", "path-style");

  private MediaUrl() {}

  /**
   * A private bucket that speaks S3.
   *
   * @param prefix before every key; empty, or with a slash at its end
   * @param endpoint null for that of AWS
   * @param region null for that of the environment
   * @param pathStyle whether the bucket stands in the path and not in the name of the host
   */
  public record Bucket(
      String name,
      String prefix,
      @Nullable URI endpoint,
      @Nullable String region,
      boolean pathStyle) {}

  public static boolean isBucket(String url) {
    return url.strip().startsWith(S3);
  }

  /**
   * The bucket of that address.
   *
   * @throws IllegalArgumentException if it names none, or says something else of it
   */
  public static Bucket bucket(String url) {
    var address = URI.create(url.strip());
    var name = address.getAuthority();
    if (name == null || !isBucket(url)) throw new IllegalArgumentException("No bucket: " + url);
    var said = parameters(address.getRawQuery());
    if (!OF_BUCKETS.containsAll(said.keySet()))
      throw new IllegalArgumentException(
          "A bucket has endpoint, region and path-style, and not: " + said.keySet());
    var path = Objects.requireNonNullElse(address.getPath(), "").replaceAll("^/+|/+$", "");
    var endpoint = said.get("endpoint");
    return new Bucket(
        name,
        path.isEmpty() ? "" : path + "/",
        endpoint == null ? null : endpoint(endpoint),
        said.get("region"),
        "true".equals(said.get("path-style")));
  }

  /**
   * The folder of that address.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static Path folder(String url) {
    var text = url.strip();
    if (text.startsWith("file:")) return Path.of(URI.create(text));
    if (text.isEmpty() || text.matches("[a-z][a-z0-9+.-]+:.*"))
      throw new IllegalArgumentException("No folder: " + text);
    return Path.of(text);
  }

  /** Whether it is a folder by its whole name, or a bucket: the same place for all nodes. */
  static boolean isAbsolute(String url) {
    try {
      if (!isBucket(url)) return folder(url).isAbsolute();
      bucket(url);
      return true;
    } catch (IllegalArgumentException neither) {
      return false;
    }
  }

  private static URI endpoint(String text) {
    var endpoint = URI.create(text);
    if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).matches("https?"))
      throw new IllegalArgumentException("No endpoint: " + text);
    return endpoint;
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> said = new HashMap<>();
    if (query == null) return said;
    for (var each : query.split("&")) {
      int at = each.indexOf('=');
      if (at < 1) throw new IllegalArgumentException("No parameter: " + each);
      said.put(
          each.substring(0, at), URLDecoder.decode(each.substring(at + 1), StandardCharsets.UTF_8));
    }
    return said;
  }
}
