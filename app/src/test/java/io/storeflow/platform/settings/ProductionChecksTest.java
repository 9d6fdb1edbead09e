package io.storeflow.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.testing.AppProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;

@Tag("processes")
class ProductionChecksTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "storeflow.db.url", "jdbc:mysql://db/storeflow?sslMode=VERIFY_CA",
          "storeflow.db.user", "storeflow",
          "storeflow.db.password", "gWx81k-aa20",
          "storeflow.redis.url", "rediss://redis:6379",
          "storeflow.public-url", "https://shop.example.com",
          "storeflow.media.url", "file:/var/lib/storeflow/media",
          "storeflow.smtp.url", "smtp://mail:25",
          "storeflow.mail.from", "hello@example.com");

  @Test
  void startsWithEverythingGiven() {
    assertThat(faults(GOOD)).isEmpty();
    assertThat(checks(GOOD).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "storeflow.db.url, '', STOREFLOW_DB_URL is missing",
    "storeflow.db.url, jdbc:postgresql://db/x, STOREFLOW_DB_URL must",
    "storeflow.db.user, '', STOREFLOW_DB_USER is missing",
    "storeflow.db.password, ' ', STOREFLOW_DB_PASSWORD is missing",
    "storeflow.db.password, storeflow, STOREFLOW_DB_PASSWORD is one that everybody knows",
    "storeflow.public-url, '', STOREFLOW_PUBLIC_URL is missing",
    "storeflow.public-url, http://shop.example.com, STOREFLOW_PUBLIC_URL must start with https",
    "storeflow.public-url, https://shop.example.com/a, STOREFLOW_PUBLIC_URL must be an address",
    "storeflow.media.url, '', STOREFLOW_MEDIA_URL is missing",
    "storeflow.media.url, media, STOREFLOW_MEDIA_URL must be a folder",
    "storeflow.media.url, file:media, STOREFLOW_MEDIA_URL must be a folder",
    "storeflow.media.url, s3://bucket?acl=public, STOREFLOW_MEDIA_URL must be a folder",
    "storeflow.media.url, s3://, STOREFLOW_MEDIA_URL must be a folder",
    "storeflow.media.url, s3://b?endpoint=ftp://x, STOREFLOW_MEDIA_URL must be a folder",
    "storeflow.media.url, s3://b?endpoint=http://s3.example.com, The endpoint in STOREFLOW_MEDIA",
    "storeflow.db.url, jdbc:mysql://db/storeflow, STOREFLOW_DB_URL does not insist on TLS",
    "storeflow.db.url, jdbc:mysql://db/storeflow?sslMode=PREFERRED, STOREFLOW_DB_URL does not",
    "storeflow.db.url, 'jdbc:mysql://localhost:3306,db:3306/storeflow', STOREFLOW_DB_URL does not",
    "storeflow.db.url, jdbc:mysql://localhost.example.com/storeflow, STOREFLOW_DB_URL does not",
    "storeflow.redis.url, redis://redis:6379, STOREFLOW_REDIS_URL is not encrypted",
    "storeflow.allow-plain-text, 'database,everything', STOREFLOW_ALLOW_PLAIN_TEXT takes",
    "management.server.port, 8080, MANAGEMENT_SERVER_PORT must be another than SERVER_PORT",
    "storeflow.smtp.url, '', STOREFLOW_SMTP_URL is missing",
    "storeflow.mail.from, '', STOREFLOW_MAIL_FROM is missing",
    "storeflow.cdn.purge-url, http://cdn.example.com/purge, STOREFLOW_CDN_PURGE_URL must",
    "storeflow.cdn.purge-url, https://cdn, STOREFLOW_CDN_PURGE_URL must",
    "storeflow.geocoder.url, http://nominatim.example.com, STOREFLOW_GEOCODER_URL must",
    "storeflow.geocoder.url, https://nominatim.example.com/, STOREFLOW_GEOCODER_URL must",
    "storeflow.geocoder.url, stand-in, STOREFLOW_GEOCODER_URL must",
    "storeflow.cors.permissive, true, storeflow.cors.permissive is for staging",
    "storeflow.cors.origins, *, STOREFLOW_CORS_ORIGINS must",
    "storeflow.cors.origins, http://pizza.example.com, STOREFLOW_CORS_ORIGINS must",
  })
  void namesTheOneFault(String property, String value, String sentence) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put(property, value);
    assertThat(faults(settings)).singleElement().asString().startsWith(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "storeflow.media.url, s3://bucket",
    "storeflow.media.url, s3://bucket/shops?endpoint=https://s3.example.com&region=eu-central-1",
    "storeflow.media.url, s3://bucket?endpoint=http://127.0.0.1:9000&path-style=true",
    "storeflow.db.url, jdbc:mysql://127.0.0.1:3306/storeflow",
    "storeflow.db.url, jdbc:mysql://[::1]/storeflow",
    "storeflow.db.url, jdbc:mysql://db/storeflow?useUnicode=true&sslmode=required",
    "storeflow.redis.url, redis://:secret@localhost:6379",
  })
  void needsNoTlsOnThisMachine(String property, String value) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put(property, value);
    assertThat(faults(settings)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://nominatim.example.com", "https://maps.example.com:8443/geo"})
  void asksAGeocoderByTls(String url) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put("storeflow.geocoder.url", url);
    assertThat(faults(settings)).isEmpty();
  }

  @Test
  void speaksPlainTextOnlyWhereSomebodySaidSoAndWarnsOfIt() {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put("storeflow.db.url", "jdbc:mysql://db/storeflow");
    settings.put("storeflow.redis.url", "redis://redis:6379");
    assertThat(faults(settings)).hasSize(2);
    assertThat(checks(settings).stagingFaults()).hasSize(2);
    settings.put("storeflow.allow-plain-text", "database, redis");
    assertThat(faults(settings)).isEmpty();
    assertThat(checks(settings).warnings())
        .containsExactly("In plain text, as STOREFLOW_ALLOW_PLAIN_TEXT says: database, redis.");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail:25, '', true",
    "smtp://mail:25, database, true",
    "smtp://mail:25, 'redis, smtp', false",
    "smtp://127.0.0.1:25, '', false",
    "smtp://me:secret@mail, smtp, true",
    "smtp://me:secret@localhost, '', true",
  })
  void mailsLeaveThisMachineByTlsAlone(String url, String allowed, boolean required) {
    var key = "spring.mail.properties.mail.smtp.starttls.required";
    assertThat(SmtpUrl.mailSettings(url, allowed).containsKey(key)).isEqualTo(required);
  }

  @Test
  void refusesTheEmbeddedEngines() {
    var checks = new ProductionChecks(resolver(GOOD), getClass().getClassLoader());
    assertThat(checks.faults()).singleElement().asString().contains("embedded engines");
  }

  @Test
  void doesWithoutRedisButSaysSo() {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.remove("storeflow.redis.url");
    assertThat(faults(settings)).isEmpty();
    assertThat(checks(settings).warnings()).singleElement().asString().contains("STOREFLOW_REDIS");
  }

  @Test
  void stagingNeedsNeitherMailNorHttps() {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.remove("storeflow.smtp.url");
    settings.remove("storeflow.mail.from");
    settings.put("storeflow.public-url", "http://staging.example.com");
    assertThat(checks(settings).stagingFaults()).isEmpty();
  }

  /** The whole application, without a profile: production, and every fault in one list. */
  @Test
  void anApplicationWithoutSettingsPrintsTheList(@TempDir Path folder) {
    var app = AppProcess.launch(folder, Map.of());
    assertThat(app.awaitEnd()).isEqualTo(1);
    assertThat(app.output())
        .contains("StoreFlow does not start in production:")
        .contains("- STOREFLOW_DB_URL", "- STOREFLOW_DB_PASSWORD", "- STOREFLOW_PUBLIC_URL")
        .contains("- STOREFLOW_MEDIA_URL is missing (file:/var/lib/storeflow/media)")
        .contains("- STOREFLOW_SMTP_URL", "- STOREFLOW_MAIL_FROM", "- The embedded engines")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"production,local", "production,staging", "staging,local", "production,test"})
  void profilesThatContradictEachOtherAreNoWayAroundTheChecks(
      String profiles, @TempDir Path folder) {
    var app = AppProcess.launch(folder, Map.of("spring.profiles.active", profiles));
    assertThat(app.awaitEnd()).isEqualTo(1);
    assertThat(app.output())
        .contains("StoreFlow does not start:", "contradict each other")
        .doesNotContain("\tat ");
  }

  @Test
  void aMistypedProfileStartsNothing(@TempDir Path folder) {
    var app = AppProcess.launch(folder, Map.of("spring.profiles.active", "prod"));
    assertThat(app.awaitEnd()).isEqualTo(1);
    assertThat(app.output())
        .contains("StoreFlow does not start:", "local, staging, production", "prod")
        .doesNotContain("\tat ");
  }

  @Test
  void readsAnSmtpUrl() {
    assertThat(SmtpUrl.mailSettings("smtp://me%40example.com:p%3Aa+b@mail.example.com", ""))
        .containsEntry("spring.mail.host", "mail.example.com")
        .containsEntry("spring.mail.port", 587)
        .containsEntry("spring.mail.username", "me@example.com")
        .containsEntry("spring.mail.password", "p:a+b")
        .containsEntry("spring.mail.properties.mail.smtp.starttls.required", "true");
    assertThat(SmtpUrl.mailSettings("smtps://mail.example.com", ""))
        .containsEntry("spring.mail.port", 465)
        .containsEntry("spring.mail.ssl.enabled", true)
        .doesNotContainKey("spring.mail.username");
  }

  @Test
  void doesNotPrintThePasswordOfAWrongSmtpUrl() {
    assertThatThrownBy(() -> SmtpUrl.mailSettings("mail://me:hidden@host", ""))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> assertThat(refused.text()).contains("SMTP_URL").doesNotContain("hidden"));
  }

  private static List<String> faults(Map<String, String> settings) {
    return checks(settings).faults();
  }

  private static ProductionChecks checks(Map<String, String> settings) {
    return new ProductionChecks(resolver(settings), ClassLoader.getPlatformClassLoader());
  }

  private static PropertySourcesPropertyResolver resolver(Map<String, String> settings) {
    var sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", Map.copyOf(settings)));
    return new PropertySourcesPropertyResolver(sources);
  }
}
