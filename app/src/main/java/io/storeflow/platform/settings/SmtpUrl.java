package io.storeflow.platform.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code STOREFLOW_SMTP_URL}, as in {@code smtp://user:password@host:587}, into Spring's mail
 * settings. {@code smtps} speaks TLS from the first byte; {@code smtp} with a password insists on
 * STARTTLS, so that the password never crosses the network in the open, and so does {@code smtp} to
 * another machine: there a mail is plain text only if {@link PlainText} may be.
 */
class SmtpUrl implements EnvironmentPostProcessor, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var url = environment.getProperty("storeflow.smtp.url", "").strip();
    if (url.isEmpty()) return;
    var allowed = environment.getProperty(PlainText.SETTING, "");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("smtp url", mailSettings(url, allowed)));
  }

  /**
   * @param allowed which connections may be in plain text, as {@link PlainText} reads it
   */
  static Map<String, Object> mailSettings(String url, String allowed) {
    var uri = parse(url);
    boolean tls = "smtps".equals(uri.getScheme());
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.mail.host", uri.getHost());
    settings.put("spring.mail.port", uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 587);
    settings.put("spring.mail.ssl.enabled", tls);
    if (!tls) settings.put("spring.mail.properties.mail.smtp.starttls.enable", "true");
    settings.put("spring.mail.properties.mail.smtp.ssl.checkserveridentity", "true");
    var login = uri.getRawUserInfo();
    if (!tls && (login != null || !PlainText.mayMail(allowed, uri.getHost())))
      settings.put("spring.mail.properties.mail.smtp.starttls.required", "true");
    if (login == null) return settings;
    int colon = login.indexOf(':');
    settings.put("spring.mail.username", decoded(colon < 0 ? login : login.substring(0, colon)));
    settings.put("spring.mail.password", colon < 0 ? "" : decoded(login.substring(colon + 1)));
    settings.put("spring.mail.properties.mail.smtp.auth", "true");
    return settings;
  }

  private static URI parse(String url) {
    try {
      var uri = URI.create(url);
      boolean known = "smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme());
      if (known && uri.getHost() != null) return uri;
    } catch (IllegalArgumentException malformed) {
      // Told below, without the address: it holds a password.
    }
    throw new StartRefused(
        "StoreFlow cannot start",
        List.of(
            "STOREFLOW_SMTP_URL is not of the form smtp://user:password@host:587 or smtps://...;"
                + " special characters of the password are percent-encoded."));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
