package io.storeflow.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who do something in the same moment. */
public final class AtOnce {
  private AtOnce() {}

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
