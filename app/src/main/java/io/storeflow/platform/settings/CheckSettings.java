package io.storeflow.platform.settings;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Holds the settings against {@link ProductionChecks} before anything is built from them. Strict
 * unless the profile says otherwise. Exactly one profile says what this process is: with a mistyped
 * one nothing of production would hold, and two would contradict each other.
 */
class CheckSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final List<String> WORLDS = List.of("local", "staging", "production");
  private static final Logger log = LoggerFactory.getLogger(CheckSettings.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    requireOneWorld(environment);
    if (environment.acceptsProfiles(Profiles.of("local | test"))) return;
    boolean staging = environment.acceptsProfiles(Profiles.of("staging"));
    var checks = new ProductionChecks(environment, CheckSettings.class.getClassLoader());
    var faults = staging ? checks.stagingFaults() : checks.faults();
    if (!faults.isEmpty()) {
      throw new StartRefused(
          "StoreFlow does not start in " + (staging ? "staging" : "production"), faults);
    }
    checks.warnings().forEach(log::warn);
  }

  private static void requireOneWorld(ConfigurableEnvironment environment) {
    var chosen = worlds().filter(world -> environment.acceptsProfiles(Profiles.of(world))).toList();
    if (chosen.size() == 1) return;
    var active = String.join(", ", environment.getActiveProfiles());
    throw new StartRefused(
        "StoreFlow does not start",
        List.of(
            chosen.isEmpty()
                ? "None of the profiles local, staging, production is chosen, but: "
                    + active
                    + " (SPRING_PROFILES_ACTIVE)."
                : "The profiles "
                    + String.join(", ", chosen)
                    + " contradict each other; choose one (SPRING_PROFILES_ACTIVE)."));
  }

  /** The tests bring a profile of their own, which the packaged application does not know. */
  private static Stream<String> worlds() {
    boolean tests =
        CheckSettings.class.getClassLoader().getResource("application-test.yaml") != null;
    return Stream.concat(WORLDS.stream(), tests ? Stream.of("test") : Stream.of());
  }
}
