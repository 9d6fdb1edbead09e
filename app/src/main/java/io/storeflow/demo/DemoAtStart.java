package io.storeflow.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Begins local mode with the demo world, unless the database has merchants already. */
@Component
@Profile("local")
@Lazy(false) // also where everything else is made late
class DemoAtStart implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(DemoAtStart.class);

  private final DemoWorld world;

  DemoAtStart(DemoWorld world) {
    this.world = world;
  }

  /** After the migrations, before the first request. */
  @Override
  public void afterSingletonsInstantiated() {
    long begin = System.nanoTime();
    if (world.createIfEmpty()) {
      log.info("Made the demo world in {} ms", (System.nanoTime() - begin) / 1_000_000);
    }
  }
}
