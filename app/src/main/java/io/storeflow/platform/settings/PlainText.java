package io.storeflow.platform.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * Which of the connections to other machines would not be encrypted. That is refused, unless {@code
 * STOREFLOW_ALLOW_PLAIN_TEXT} names it: a network that nobody else can listen to is the operator's
 * to know. What stays on this machine needs no TLS.
 */
final class PlainText {
  static final String SETTING = "storeflow.allow-plain-text";

  private static final String VARIABLE = "STOREFLOW_ALLOW_PLAIN_TEXT";
  private static final List<String> CONNECTIONS = List.of("database", "redis", "smtp", "media");

  /** Connector/J: anything below these falls back to plain text when the server offers no TLS. */
  private static final Pattern TLS =
      Pattern.compile("(?i)[?&]sslMode=(REQUIRED|VERIFY_CA|VERIFY_IDENTITY)(&|$)");

  private static final Pattern JDBC_HOSTS = Pattern.compile("jdbc:mysql:[^/]*//([^/?]*).*");

  private final PropertyResolver settings;
  private final Set<String> allowed;

  PlainText(PropertyResolver settings) {
    this.settings = settings;
    allowed =
        Arrays.stream(value(SETTING).split(",", -1))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
  }

  /** Connections that would be in plain text although nobody said that they may; one each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!CONNECTIONS.containsAll(allowed))
      faults.add(VARIABLE + " takes database, redis, smtp, media, with commas between.");
    if (isOpenDatabase() && !allowed.contains("database"))
      faults.add(
          "STOREFLOW_DB_URL does not insist on TLS: add ?sslMode=VERIFY_IDENTITY (or VERIFY_CA,"
              + otherwise("REQUIRED)", "database"));
    if (isOpenRedis() && !allowed.contains("redis"))
      faults.add(
          "STOREFLOW_REDIS_URL is not encrypted: write" + otherwise(" rediss://...", "redis"));
    if (isOpenBucket() && !allowed.contains("media"))
      faults.add(
          "The endpoint in STOREFLOW_MEDIA_URL is not encrypted: write"
              + otherwise(" https://...", "media"));
    return faults;
  }

  /** What is in plain text because somebody said so. */
  List<String> warnings() {
    List<String> open = new ArrayList<>();
    if (isOpenDatabase() && allowed.contains("database")) open.add("database");
    if (isOpenRedis() && allowed.contains("redis")) open.add("redis");
    if (isOpenBucket() && allowed.contains("media")) open.add("media");
    if (allowed.contains("smtp")) open.add("smtp (where the server offers no TLS)");
    return open.isEmpty()
        ? List.of()
        : List.of("In plain text, as " + VARIABLE + " says: " + String.join(", ", open) + ".");
  }

  /** Whether mails may leave this machine without TLS. */
  static boolean mayMail(String allowed, @Nullable String host) {
    return isHere(host)
        || Arrays.stream(allowed.split(",", -1)).anyMatch(it -> it.strip().equals("smtp"));
  }

  private static String otherwise(String mend, String word) {
    return mend + ", or set " + VARIABLE + "=" + word + " where nobody else can listen.";
  }

  private boolean isOpenDatabase() {
    var url = value("storeflow.db.url");
    var hosts = JDBC_HOSTS.matcher(url);
    if (!hosts.matches() || TLS.matcher(url).find()) return false;
    return !Arrays.stream(hosts.group(1).split(",", -1))
        .map(host -> host.replaceFirst(":\\d+$", ""))
        .allMatch(PlainText::isHere);
  }

  private boolean isOpenRedis() {
    try {
      var uri = URI.create(value("storeflow.redis.url"));
      return "redis".equals(uri.getScheme()) && !isHere(uri.getHost());
    } catch (IllegalArgumentException malformed) {
      return false; // told where it is read
    }
  }

  private boolean isOpenBucket() {
    try {
      var url = value("storeflow.media.url");
      var endpoint = MediaUrl.isBucket(url) ? MediaUrl.bucket(url).endpoint() : null;
      return endpoint != null && "http".equals(endpoint.getScheme()) && !isHere(endpoint.getHost());
    } catch (IllegalArgumentException malformed) {
      return false; // told where it is read
    }
  }

  private static boolean isHere(@Nullable String host) {
    if (host == null) return false;
    if (host.equalsIgnoreCase("localhost")) return true;
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  private String value(String property) {
    return settings.getProperty(property, "").strip();
  }
}
