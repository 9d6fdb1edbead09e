package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.storeflow.platform.job.Due.Counts;
import io.storeflow.platform.job.Due.Waiting;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How much work waits in each lane, how late it is, and how much has failed for good. */
@Component
class JobMetrics implements MeterBinder {
  private final Due due;
  private final ObjectProvider<Task<?>> tasks;
  private final Clock clock;

  JobMetrics(Due due, ObjectProvider<Task<?>> tasks, Clock clock) {
    this.due = due;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    tasks.stream()
        .map(task -> Lanes.of(task.getName()))
        .distinct()
        .forEach(it -> show(it, registry));
    gauge("storeflow.dead.letters", Counts::dead)
        .description("Work that failed for good and waits for a person")
        .register(registry);
    gauge("storeflow.dead.letters.of.no.store", Counts::ofNobody)
        .description(
            "Of these, work of no store: see the table dead_letter, store_id 0, and the log")
        .register(registry);
  }

  private void show(String lane, MeterRegistry registry) {
    gauge("storeflow.jobs.due", lane, Waiting::due)
        .description("Jobs whose time has come and that are not done")
        .register(registry);
    gauge("storeflow.jobs.late", lane, Waiting::late)
        .description("Jobs that are not done although they were wanted over a minute ago")
        .register(registry);
    gauge("storeflow.jobs.oldest", lane, it -> it.age(clock.instant()).toMillis() / 1000.0)
        .description("How long ago that job was wanted which waits longest")
        .baseUnit("seconds")
        .register(registry);
  }

  private Gauge.Builder<?> gauge(String name, String lane, ToDoubleFunction<Waiting> value) {
    var nothing = new Waiting(lane, 0, 0, null);
    return gauge(
            name,
            counts ->
                value.applyAsDouble(
                    counts.lanes().stream()
                        .filter(it -> it.lane().equals(lane))
                        .findFirst()
                        .orElse(nothing)))
        .tag("lane", lane);
  }

  private Gauge.Builder<?> gauge(String name, ToDoubleFunction<Counts> value) {
    return Gauge.builder(name, due, it -> it.counts().map(value::applyAsDouble).orElse(Double.NaN));
  }
}
