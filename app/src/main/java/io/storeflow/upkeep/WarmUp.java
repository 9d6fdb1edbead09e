package io.storeflow.upkeep;

import io.storeflow.store.Stores;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Before a node says that it is ready, does for a while what it will be asked for most, so that its
 * first shoppers do not wait for classes to be loaded and methods to be compiled. A node that
 * cannot is ready all the same.
 */
@Component
class WarmUp implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int STORES = 10;
  private static final int ROUNDS = 25;

  private final Stores stores;
  private final List<WarmsUp> kinds;
  private final Duration most;

  /**
   * @param most how long it takes at most; nothing is done if it is zero
   */
  WarmUp(Stores stores, List<WarmsUp> kinds, @Value("${storeflow.warm-up}") Duration most) {
    this.stores = stores;
    this.kinds = kinds;
    this.most = most;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (most.isZero()) return;
    long begin = System.nanoTime();
    try {
      int done = rehearse(begin + most.toNanos());
      LOG.info("Warmed up {} times in {} ms", done, (System.nanoTime() - begin) / 1_000_000);
    } catch (RuntimeException failure) {
      LOG.info("This node begins cold", failure);
    }
  }

  /** How often something was done until then. */
  private int rehearse(long end) {
    var some = stores.ids().stream().limit(STORES).map(stores::reopen).toList();
    int done = 0;
    for (int round = 0; round < ROUNDS; round++)
      for (var store : some)
        for (var kind : kinds) {
          if (System.nanoTime() > end) return done;
          kind.warmUp(store);
          done++;
        }
    return done;
  }
}
