package io.storeflow.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who do something in the same moment. */
public final class AtOnce {
  private AtOnce() {}

  /**
   * How many of so many who do it in the same moment may.
   *
   * @param refused what the others get
   */
  public static long passed(int many, Class<? extends RuntimeException> refused, Runnable call)
      throws Exception {
    Callable<Boolean> each =
        () -> {
          try {
            call.run();
            return true;
          } catch (RuntimeException full) {
            if (!refused.isInstance(full)) throw full;
            return false;
          }
        };
    return all(Collections.nCopies(many, each)).stream().filter(it -> it).count();
  }

  /** What each got, in the order in which they are named; none begins before all are there. */
  public static <T> List<T> all(List<Callable<T>> calls) throws Exception {
    var begin = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> sent = new ArrayList<>();
      for (var call : calls)
        sent.add(
            threads.submit(
                () -> {
                  begin.await();
                  return call.call();
                }));
      List<T> answers = new ArrayList<>();
      for (var answer : sent) answers.add(answer.get());
      return answers;
    }
  }
}
