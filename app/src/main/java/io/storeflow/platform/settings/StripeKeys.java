package io.storeflow.platform.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the settings with which Stripe is asked and listened to. Keys say by their beginning which
 * world they are of (docs.stripe.com/keys): {@code sk_test_}, {@code rk_live_} and so on.
 */
public final class StripeKeys {
  private static final Pattern SECRET = Pattern.compile("[sr]k_(test|live)_[A-Za-z0-9_]{6,200}");
  private static final Pattern PUBLISHABLE = Pattern.compile("pk_(test|live)_[A-Za-z0-9_]{6,200}");
  private static final Pattern SIGNING = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{6,200}");

  /** An endpoint has one secret, and two while one is rolled. */
  private static final int MOST_OF_ONE = 2;

  private StripeKeys() {}

  /**
   * What an address that is entered at Stripe is told: of our own account, or of connected ones.
   */
  public enum Endpoint {
    ACCOUNT,
    CONNECT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether real money moves with that key; false for one of the test world, and for none. */
  public static boolean isLive(String key) {
    return key.strip().matches("[srp]k_live_.*");
  }

  static boolean isSecret(String key) {
    return SECRET.matcher(key.strip()).matches();
  }

  static boolean isPublishable(String key) {
    return PUBLISHABLE.matcher(key.strip()).matches();
  }

  /**
   * The secrets by which events are known to be Stripe's: {@code account=whsec_...,
   * connect=whsec_...}. Without names the first half is of the account's endpoint and the other of
   * Connect's; one alone is of both, as {@code stripe listen} has it.
   *
   * @throws IllegalArgumentException if it cannot be read so; the message holds no secret
   */
  public static Map<Endpoint, List<String>> signing(String text) {
    var ofAccount = new ArrayList<String>();
    var ofConnect = new ArrayList<String>();
    var bare = new ArrayList<String>();
    for (var part : text.split(",", -1)) {
      var entry = part.strip();
      if (entry.isEmpty()) continue;
      int at = entry.indexOf('=');
      if (entry.startsWith("whsec_") || at < 0) bare.add(secret(entry));
      else {
        boolean own = endpoint(entry.substring(0, at)) == Endpoint.ACCOUNT;
        (own ? ofAccount : ofConnect).add(secret(entry.substring(at + 1)));
      }
    }
    boolean named = !ofAccount.isEmpty() || !ofConnect.isEmpty();
    if (named && !bare.isEmpty()) throw new IllegalArgumentException("some have a name, some none");
    boolean shared = bare.size() == 1;
    if (!shared && bare.size() % 2 != 0)
      throw new IllegalArgumentException("name them, as they are odd");
    int half = shared ? 1 : bare.size() / 2;
    ofAccount.addAll(bare.subList(0, half));
    ofConnect.addAll(bare.subList(shared ? 0 : half, bare.size()));
    if (Math.max(ofAccount.size(), ofConnect.size()) > MOST_OF_ONE)
      throw new IllegalArgumentException("more than two of one");
    return Map.of(
        Endpoint.ACCOUNT, List.copyOf(ofAccount), Endpoint.CONNECT, List.copyOf(ofConnect));
  }

  private static String secret(String text) {
    var secret = text.strip();
    if (!SIGNING.matcher(secret).matches())
      throw new IllegalArgumentException("one does not begin with whsec_");
    return secret;
  }

  private static Endpoint endpoint(String name) {
    for (var it : Endpoint.values()) if (it.word().equals(name.strip())) return it;
    throw new IllegalArgumentException("a name is neither account nor connect");
  }
}
