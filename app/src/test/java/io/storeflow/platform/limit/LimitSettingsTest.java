package io.storeflow.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LimitSettingsTest {

  @Test
  void hasTheLimitsThatWereAgreed() {
    settings(Map.of())
        .run(
            context ->
                assertThat(context.getBean(LimitSettings.class)).isEqualTo(shipped("30/1h")));
  }

  @Test
  void takesThemFromTheEnvironment() {
    settings(
            Map.ofEntries(
                Map.entry("STOREFLOW_LIMITS_SIGN_IN", "6/2m"),
                Map.entry("STOREFLOW_LIMITS_SIGN_IN_HOUR", "14/2h"),
                Map.entry("STOREFLOW_LIMITS_SIGN_IN_DAY", "15/2d"),
                Map.entry("STOREFLOW_LIMITS_SIGN_IN_ACCOUNT", "16/3d"),
                Map.entry("STOREFLOW_LIMITS_LINK", "17/3h"),
                Map.entry("STOREFLOW_LIMITS_SIGN_IN_ADDRESS", "7/3m"),
                Map.entry("STOREFLOW_LIMITS_ACCOUNT", "13/9m"),
                Map.entry("STOREFLOW_LIMITS_CHECKOUT", "1000000/1h"),
                Map.entry("STOREFLOW_LIMITS_QUOTE", "8/4s"),
                Map.entry("STOREFLOW_LIMITS_LOOKUP", "10/6m"),
                Map.entry("STOREFLOW_LIMITS_CART", "11/7m"),
                Map.entry("STOREFLOW_LIMITS_SEARCH", "12/8m"),
                Map.entry("STOREFLOW_LIMITS_DASHBOARD", "9/5d"),
                Map.entry("STOREFLOW_LIMITS_VAT_ID", "28/20s"),
                Map.entry("STOREFLOW_LIMITS_GEOCODING", "29/21s"),
                Map.entry("STOREFLOW_LIMITS_GEOCODER", "30/22s"),
                Map.entry("STOREFLOW_LIMITS_PROOF_HERE", "31/23s"),
                Map.entry("STOREFLOW_LIMITS_PROOF_BEYOND", "32/24s"),
                Map.entry("STOREFLOW_LIMITS_PROOF_MOST", "33/25s"),
                Map.entry("STOREFLOW_LIMITS_OWN_PRICES", "34/26s"),
                Map.entry("STOREFLOW_LIMITS_CARD_MAIL", "35/27s"),
                Map.entry("STOREFLOW_LIMITS_CARD_MAIL_MERCHANT", "36/28s"),
                Map.entry("STOREFLOW_LIMITS_INVITATION", "37/29s"),
                Map.entry("STOREFLOW_LIMITS_INVITATION_MERCHANT", "38/30s"),
                Map.entry("STOREFLOW_LIMITS_PRINTER", "39/31s"),
                Map.entry("STOREFLOW_LIMITS_WRONG_PRINTER", "40/32s"),
                Map.entry("STOREFLOW_LIMITS_WITHDRAWAL_MAIL", "41/33s"),
                Map.entry("STOREFLOW_LIMITS_WITHDRAWAL", "42/34s"),
                Map.entry("STOREFLOW_LIMITS_WITHDRAWAL_UNKNOWN", "43/35s")),
            Map.of(
                "STOREFLOW_LIMITS_BOARD", "18/10s",
                "STOREFLOW_LIMITS_UPLOAD", "19/11s",
                "STOREFLOW_LIMITS_ORDER_MAIL", "20/12s",
                "STOREFLOW_LIMITS_API_KEY", "21/13s",
                "STOREFLOW_LIMITS_WRONG_KEY", "22/14s",
                "STOREFLOW_LIMITS_CART_HOLD", "23/15s",
                "STOREFLOW_LIMITS_DISCOUNT_CODE", "24/16s",
                "STOREFLOW_LIMITS_GIFT_CARD", "25/17s",
                "STOREFLOW_LIMITS_PROOF", "26/18s",
                "STOREFLOW_LIMITS_PROOF_ADDRESS", "27/19s"))
        .run(
            context ->
                assertThat(context.getBean(LimitSettings.class))
                    .isEqualTo(
                        new LimitSettings(
                            Limit.of("6/2m"),
                            Limit.of("14/2h"),
                            Limit.of("15/2d"),
                            Limit.of("16/3d"),
                            Limit.of("17/3h"),
                            Limit.of("7/3m"),
                            Limit.of("13/9m"),
                            Limit.of("1000000/1h"),
                            Limit.of("8/4s"),
                            Limit.of("10/6m"),
                            Limit.of("11/7m"),
                            Limit.of("23/15s"),
                            Limit.of("12/8m"),
                            Limit.of("9/5d"),
                            Limit.of("18/10s"),
                            Limit.of("19/11s"),
                            Limit.of("20/12s"),
                            Limit.of("21/13s"),
                            Limit.of("22/14s"),
                            Limit.of("24/16s"),
                            Limit.of("25/17s"),
                            Limit.of("26/18s"),
                            Limit.of("31/23s"),
                            Limit.of("27/19s"),
                            Limit.of("32/24s"),
                            Limit.of("33/25s"),
                            Limit.of("28/20s"),
                            Limit.of("29/21s"),
                            Limit.of("30/22s"),
                            Limit.of("34/26s"),
                            Limit.of("35/27s"),
                            Limit.of("36/28s"),
                            Limit.of("37/29s"),
                            Limit.of("38/30s"),
                            Limit.of("39/31s"),
                            Limit.of("40/32s"),
                            Limit.of("41/33s"),
                            Limit.of("42/34s"),
                            Limit.of("43/35s"))));
  }

  /** Who allows more prices of checkouts need not know of a second limit. */
  @Test
  void aNetworkMayAskForTenTimesThePricesOfAVisitor() {
    settings(Map.of("STOREFLOW_LIMITS_QUOTE", "8/4s"))
        .run(
            context ->
                assertThat(context.getBean(LimitSettings.class).of(Rule.QUOTE_NETWORK))
                    .isEqualTo(Limit.of("80/4s")));
  }

  @Test
  void aBadOneStopsTheStartAndSaysWhy() {
    settings(Map.of("STOREFLOW_LIMITS_QUOTE", "lots"))
        .run(
            context ->
                assertThat(context)
                    .hasFailed()
                    .getFailure()
                    .hasStackTraceContaining("storeflow.limits.quote")
                    .hasStackTraceContaining("write it like 30/1h"));
  }

  private static ApplicationContextRunner settings(
      Map<String, Object> some, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(some);
    all.putAll(more);
    return settings(all);
  }

  private static ApplicationContextRunner settings(Map<String, Object> environment) {
    return new ApplicationContextRunner()
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
        .withUserConfiguration(Settings.class);
  }

  @Configuration
  @EnableConfigurationProperties(LimitSettings.class)
  static class Settings {}

  /** As they are shipped, but for those of checkouts. */
  static LimitSettings shipped(String checkout) {
    return new LimitSettings(
        Limit.of("5/1m"),
        Limit.of("10/1h"),
        Limit.of("20/1d"),
        Limit.of("100/1d"),
        Limit.of("5/1h"),
        Limit.of("20/1m"),
        Limit.of("20/1m"),
        Limit.of(checkout),
        Limit.of("20/1m"),
        Limit.of("10/10m"),
        Limit.of("120/10m"),
        Limit.of("60/1m"),
        Limit.of("120/1m"),
        Limit.of("600/1m"),
        Limit.of("2400/1m"),
        Limit.of("600/1h"),
        Limit.of("60/1h"),
        Limit.of("1200/1m"),
        Limit.of("30/1m"),
        Limit.of("20/10m"),
        Limit.of("10/10m"),
        Limit.of("30/10m"),
        Limit.of("5/1h"),
        Limit.of("10/1d"),
        Limit.of("2/1d"),
        Limit.of("30/1d"),
        Limit.of("20/10m"),
        Limit.of("60/10m"),
        Limit.of("1/1s"),
        Limit.of("300/1m"),
        Limit.of("10/1d"),
        Limit.of("300/1d"),
        Limit.of("10/1d"),
        Limit.of("100/1d"),
        Limit.of("240/1m"),
        Limit.of("30/1m"),
        Limit.of("2/1d"),
        Limit.of("300/1h"),
        Limit.of("10/1h"));
  }
}
