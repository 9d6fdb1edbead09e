package io.storeflow.platform;

import org.jspecify.annotations.Nullable;

/**
 * Named points at which a test may kill the process as kill -9 would, to see that nothing is half
 * done: started with {@code -Dstoreflow.failpoint=name:count}, the count-th passing of that point
 * halts the JVM. Otherwise it costs a null check.
 */
public final class Failpoint {
  private static final @Nullable String NAME;
  private static final java.util.concurrent.atomic.AtomicInteger LEFT =
      new java.util.concurrent.atomic.AtomicInteger();

  static {
    var setting = System.getProperty("storeflow.failpoint");
    NAME = setting == null ? null : setting.substring(0, setting.indexOf(':'));
    if (setting != null) LEFT.set(Integer.parseInt(setting.substring(setting.indexOf(':') + 1)));
  }

  private Failpoint() {}

  public static void reached(String name) {
    if (NAME != null && NAME.equals(name) && LEFT.decrementAndGet() == 0)
      Runtime.getRuntime().halt(137);
  }
}
