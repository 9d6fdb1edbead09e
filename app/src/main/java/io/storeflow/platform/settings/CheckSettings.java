package io.storeflow.platform.settings;

import java.util.ArrayList;
import java.util.List;
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
  private static final List<String> WORLDS = List.of("local", "test", "staging", "production");
  private static final Logger log = LoggerFactory.getLogger(CheckSettings.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    var world = world(environment);
    boolean open = world.equals("production");
    var faults = new ArrayList<>(new StripeFaults(environment).all(open));
    var checks = new ProductionChecks(environment, CheckSettings.class.getClassLoader());
    boolean strict = open || world.equals("staging");
    if (strict) faults.addAll(open ? checks.faults() : checks.stagingFaults());
    if (!faults.isEmpty()) throw new StartRefused("StoreFlow does not start in " + world, faults);
    if (strict) checks.warnings().forEach(log::warn);
  }

  /** The one profile that says what this process is. */
  private static String world(ConfigurableEnvironment environment) {
    var chosen =
        WORLDS.stream().filter(world -> environment.acceptsProfiles(Profiles.of(world))).toList();
    if (chosen.equals(List.of("test")) && !isTestRun()) chosen = List.of();
    if (chosen.size() == 1) return chosen.getFirst();
    var names = chosen.isEmpty() ? List.of(environment.getActiveProfiles()) : chosen;
    throw new StartRefused(
        "StoreFlow does not start",
        List.of(
            (chosen.isEmpty()
                    ? "None of the profiles local, staging, production is chosen, but "
                        + String.join(", ", names)
                    : "The profiles " + String.join(", ", names) + " contradict each other")
                + "; choose one (SPRING_PROFILES_ACTIVE)."));
  }

  /** The tests bring a profile of their own, which the packaged application does not know. */
  private static boolean isTestRun() {
    return CheckSettings.class.getClassLoader().getResource("application-test.yaml") != null;
  }
}
