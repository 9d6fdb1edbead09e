package io.storeflow.platform.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Holds the settings against {@link ProductionChecks} before anything is built from them. Strict
 * unless the profile says otherwise: a mistyped profile is not a way around it, and neither are two
 * that contradict each other.
 */
class CheckSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final List<String> WORLDS = List.of("local", "test", "staging", "production");
  private static final Logger log = LoggerFactory.getLogger(CheckSettings.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    refuseContradictions(environment);
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

  private static void refuseContradictions(ConfigurableEnvironment environment) {
    var chosen =
        WORLDS.stream()
            .filter(world -> environment.acceptsProfiles(Profiles.of(world)))
            .collect(Collectors.joining(", "));
    if (!chosen.contains(",")) return;
    throw new StartRefused(
        "StoreFlow does not start",
        List.of(
            "The profiles "
                + chosen
                + " contradict each other; choose one (SPRING_PROFILES_ACTIVE)."));
  }
}
