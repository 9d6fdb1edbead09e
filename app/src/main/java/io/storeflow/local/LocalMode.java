package io.storeflow.local;

import io.storeflow.platform.settings.StartRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;

/**
 * With profile {@code local}, finds free ports and, where no database is given, starts the embedded
 * engines while Spring is still reading its configuration.
 */
class LocalMode implements EnvironmentPostProcessor, Ordered {
  private static final int WEB_PORT = 8080;
  private static final int MANAGEMENT_PORT = 8081;

  private final ConfigurableBootstrapContext bootstrap;

  LocalMode(ConfigurableBootstrapContext bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** After the configuration files, which say whether this is local mode. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.acceptsProfiles(Profiles.of("local"))) return;
    Map<String, Object> settings = new HashMap<>();
    List<String> notes = new ArrayList<>();
    choosePorts(environment, settings, notes);
    if (environment.getProperty("storeflow.db.url", "").isBlank()) {
      startEngines(environment, settings);
    }
    if (environment.getProperty("storeflow.media.url", "").isBlank()) {
      settings.put("storeflow.media.url", data(environment).resolve("media").toString());
    }
    if (environment.getProperty("storeflow.public-url", "").isBlank()) {
      settings.put("storeflow.public-url", "http://localhost:" + settings.get("server.port"));
    }
    settings.put("storeflow.local.notes", String.join("\n", notes));
    environment.getPropertySources().addFirst(new MapPropertySource("local mode", settings));
  }

  private void startEngines(ConfigurableEnvironment environment, Map<String, Object> settings) {
    if (!EngineFiles.onClassPath()) {
      throw new StartRefused(
          "Local mode cannot start",
          List.of(
              "The engines of local mode are not in this jar. Start it with ./mvnw spring-boot:run,"
                  + " or set STOREFLOW_DB_URL."));
    }
    var data = data(environment);
    var running =
        environment.containsProperty("storeflow.command")
            ? LocalEngines.runningDatabase(data)
            : Optional.<String>empty();
    if (running.isPresent()) {
      useDatabase(settings, running.get());
      return;
    }
    var engines =
        new LocalEngines(
            data,
            Optional.ofNullable(environment.getProperty("storeflow.engines"))
                .map(Path::of)
                .orElse(null));
    int databasePort = Ports.any();
    engines.startMariaDb(databasePort);
    useDatabase(settings, MariaDb.url(databasePort));
    if (environment.getProperty("storeflow.redis.url", "").isBlank()) {
      int redisPort = Ports.any();
      engines.startRedis(redisPort);
      settings.put("storeflow.redis.url", Redis.url(redisPort));
    }
    if (environment.getProperty("storeflow.stripe.secret-key", "").isBlank()
        && FakeStripe.isThere()) {
      int stripePort = Ports.any();
      engines.startStripe(
          stripePort, "http://127.0.0.1:" + settings.get("server.port") + FakeStripe.WEBHOOK);
      settings.putAll(FakeStripe.settings(stripePort));
    }
    bootstrap.register(LocalEngines.class, InstanceSupplier.of(engines));
    bootstrap.addCloseListener(
        closed ->
            closed
                .getApplicationContext()
                .getBeanFactory()
                .registerSingleton("localEngines", engines));
  }

  private static Path data(ConfigurableEnvironment environment) {
    return Path.of(environment.getProperty("storeflow.data", ".storeflow"));
  }

  private static void useDatabase(Map<String, Object> settings, String url) {
    settings.put("storeflow.db.url", url);
    settings.put("storeflow.db.user", MariaDb.USER);
    settings.put("storeflow.db.password", MariaDb.PASSWORD);
  }

  private static void choosePorts(
      ConfigurableEnvironment environment, Map<String, Object> settings, List<String> notes) {
    int web = port(environment, "server.port", "SERVER_PORT", WEB_PORT, -1, notes);
    settings.put("server.port", web);
    settings.put(
        "management.server.port",
        port(
            environment,
            "management.server.port",
            "MANAGEMENT_SERVER_PORT",
            MANAGEMENT_PORT,
            web,
            notes));
  }

  /** The port that was asked for, which then must be free, or the first free one. */
  private static int port(
      ConfigurableEnvironment environment,
      String property,
      String variable,
      int usual,
      int besides,
      List<String> notes) {
    var given = given(environment, property);
    if (given.isPresent()) {
      int port = given.getAsInt();
      if (port <= 0 || Ports.free(port)) return port;
      throw new StartRefused(
          "Port " + port + " is taken",
          List.of(
              variable
                  + " asks for port "
                  + port
                  + ", on which another program listens. Choose another one, or leave it out and a"
                  + " free one is found."));
    }
    int port = Ports.from(usual, besides);
    if (port != usual) notes.add("Port " + usual + " is taken; using " + port + ".");
    return port;
  }

  /** What somebody asked for when starting, as opposed to what the configuration files say. */
  private static OptionalInt given(ConfigurableEnvironment environment, String property) {
    return Stream.of("commandLineArgs", "systemProperties", "systemEnvironment")
        .map(environment.getPropertySources()::get)
        .flatMap(Stream::ofNullable)
        .map((PropertySource<?> source) -> source.getProperty(property))
        .flatMap(Stream::ofNullable)
        .mapToInt(value -> Integer.parseInt(value.toString().strip()))
        .findFirst();
  }
}
