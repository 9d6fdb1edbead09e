package io.storeflow.standin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What it is started with, each as {@code --name=value}.
 *
 * @param data the folder of its file and of its process id
 * @param keeps whether it goes on next time from what it knew
 * @param webhook where events go from the start, of both kinds; empty: nowhere
 */
record Settings(
    int port,
    Path data,
    boolean keeps,
    String webhook,
    String accountSecret,
    String connectSecret,
    String secretKey,
    String publishableKey,
    String clientId) {

  static Settings of(String... arguments) {
    Map<String, String> said = new HashMap<>();
    for (var each : arguments) {
      int equals = each.indexOf('=');
      if (!each.startsWith("--") || equals < 0)
        throw new IllegalArgumentException(each + " is not --name=value");
      said.put(each.substring(2, equals), each.substring(equals + 1));
    }
    return new Settings(
        Integer.parseInt(said.getOrDefault("port", "12111")),
        Path.of(said.getOrDefault("data", ".stripe-stand-in")).toAbsolutePath(),
        Boolean.parseBoolean(said.getOrDefault("keep", "true")),
        said.getOrDefault("webhook", ""),
        said.getOrDefault("account-secret", "whsec_account"),
        said.getOrDefault("connect-secret", "whsec_connect"),
        said.getOrDefault("secret-key", "sk_test_standin"),
        said.getOrDefault("publishable-key", "pk_test_standin"),
        said.getOrDefault("client-id", "ca_standin"));
  }

  /** Its own address. */
  String base() {
    return "http://127.0.0.1:" + port;
  }
}
