package io.storeflow.platform.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/**
 * Holds the settings against {@link ProductionChecks} before anything is built from them. Strict
 * unless the profile says otherwise: a mistyped profile is not a way around it.
 */
class CheckSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Logger log = LoggerFactory.getLogger(CheckSettings.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    if (environment.acceptsProfiles(Profiles.of("local | test"))) return;
    boolean staging = environment.acceptsProfiles(Profiles.of("staging & !production"));
    var checks = new ProductionChecks(environment, CheckSettings.class.getClassLoader());
    var faults = staging ? checks.stagingFaults() : checks.faults();
    if (!faults.isEmpty()) {
      throw new StartRefused(
          "StoreFlow does not start in " + (staging ? "staging" : "production"), faults);
    }
    checks.warnings().forEach(log::warn);
  }
}
