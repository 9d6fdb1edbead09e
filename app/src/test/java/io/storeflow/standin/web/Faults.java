package io.storeflow.standin.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What is to go wrong, and which call it is the turn of. */
public final class Faults {
  private final List<Fault> all = new CopyOnWriteArrayList<>();

  /** Adds one as the control says it. */
  public void add(Params params) {
    all.add(new Fault(params));
  }

  public void clear() {
    all.clear();
  }

  public int count() {
    return all.size();
  }

  synchronized @Nullable Fault next(Call call) {
    var next = all.stream().filter(each -> each.takes(call)).findFirst();
    all.removeIf(Fault::isOver);
    return next.orElse(null);
  }
}
