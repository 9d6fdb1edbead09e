package io.storeflow.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.settings.StripeKeys.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/** Real money moves in production alone, and goes to Stripe. */
class StripeKeysTest {
  private static final Map<String, String> LIVE =
      Map.of(
          "secret-key", "rk_live_abcdef0123",
          "publishable-key", "pk_live_abcdef0123",
          "webhook-secrets", "account=whsec_abcdef,connect=whsec_ghijkl");
  private static final Map<String, String> TEST =
      Map.of("secret-key", "sk_test_abcdef0123", "publishable-key", "pk_test_abcdef0123");

  @Test
  void keysAreOfTheWorldInWhichTheyAreUsed() {
    assertThat(faults(LIVE, true)).isEmpty();
    assertThat(faults(TEST, false)).isEmpty();
    assertThat(faults(Map.of(), true)).as("nobody has to take cards").isEmpty();
    assertThat(faults(LIVE, false)).singleElement().asString().contains("is live");
    assertThat(faults(TEST, true))
        .anyMatch(it -> it.contains("of the test world"))
        .anyMatch(it -> it.contains("STRIPE_WEBHOOK_SECRETS is missing"));
  }

  @ParameterizedTest
  @CsvSource({
    "secret-key, pk_live_abcdef0123, STRIPE_SECRET_KEY must be",
    "secret-key, '', STRIPE_SECRET_KEY must be",
    "publishable-key, sk_live_abcdef0123, STRIPE_PUBLISHABLE_KEY must be",
    "publishable-key, pk_test_abcdef0123, of different worlds",
    "webhook-secrets, '', STRIPE_WEBHOOK_SECRETS is missing",
    "webhook-secrets, account=whsec_abcdef, STRIPE_WEBHOOK_SECRETS is missing",
    "webhook-secrets, abcdef, STRIPE_WEBHOOK_SECRETS must be",
    "api-base, https://stripe.example.com, STRIPE_API_BASE is for tests",
    "script, https://evil.example/stripe.js, STRIPE_SCRIPT is for tests",
  })
  void namesWhatIsWrongAndShowsNoKey(String name, String value, String said) {
    var settings = new HashMap<>(LIVE);
    settings.put(name, value);
    var faults = faults(settings, true);
    assertThat(faults).anyMatch(it -> it.contains(said));
    assertThat(String.join("", faults)).doesNotContain("abcdef0123", "abcdef,");
  }

  @Test
  void secretsAreOfTheirEndpoint() {
    assertThat(
            StripeKeys.signing("account=whsec_aaaaaa, connect=whsec_bbbbbb,connect=whsec_cccccc"))
        .containsEntry(Endpoint.ACCOUNT, List.of("whsec_aaaaaa"))
        .containsEntry(Endpoint.CONNECT, List.of("whsec_bbbbbb", "whsec_cccccc"));
    assertThat(StripeKeys.signing("whsec_aaaaaa,whsec_bbbbbb,whsec_cccccc,whsec_dddddd"))
        .containsEntry(Endpoint.ACCOUNT, List.of("whsec_aaaaaa", "whsec_bbbbbb"))
        .containsEntry(Endpoint.CONNECT, List.of("whsec_cccccc", "whsec_dddddd"));
    assertThat(StripeKeys.signing("whsec_aaaaaa").values()).containsOnly(List.of("whsec_aaaaaa"));
    assertThat(StripeKeys.signing(" ").values()).containsOnly(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_aaaaaa,whsec_bbbbbb,whsec_cccccc",
        "account=whsec_aaaaaa,whsec_bbbbbb",
        "store=whsec_aaaaaa",
        "account=abc",
        "account=whsec_aaaaaa,account=whsec_bbbbbb,account=whsec_cccccc"
      })
  void whatCannotBeReadIsRefusedWithoutTellingIt(String text) {
    assertThatThrownBy(() -> StripeKeys.signing(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("aaaaaa");
  }

  private static List<String> faults(Map<String, String> settings, boolean production) {
    var named = new HashMap<String, Object>();
    settings.forEach((name, value) -> named.put("storeflow.stripe." + name, value));
    var sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("given", named));
    return new StripeFaults(new PropertySourcesPropertyResolver(sources)).all(production);
  }
}
