package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles;
import io.storeflow.platform.Roles.Role;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The lanes in which this process does work: one for each kind, which is the name of the work up to
 * its first dot. Each has threads of its own, so that work that is stuck holds up none of another
 * kind.
 */
@Component
@Lazy(false)
@InRole({Role.WORKER, Role.SCHEDULER})
@DependsOnDatabaseInitialization
public class Lanes {
  private final Map<String, Lane> lanes = new TreeMap<>();
  private final ApplicationContext context;

  Lanes(
      ApplicationContext context,
      Environment environment,
      DbSchedulerProperties how,
      JobSettings settings,
      DataSource database,
      List<Task<?>> tasks,
      Clock clock,
      MeterRegistry meters,
      ObjectProvider<StatsRegistry> stats) {
    this.context = context;
    var roles = Roles.of(environment);
    var mine =
        tasks.stream()
            .filter(task -> roles.has(task instanceof OnStartup ? Role.SCHEDULER : Role.WORKER))
            .toList();
    for (var lane : mine.stream().map(task -> of(task.getName())).collect(Collectors.toSet()))
      lanes.put(lane, new Lane(lane, how, settings, database, mine, clock, stats.getIfAvailable()));
    lanes.forEach((name, lane) -> show(name, lane, meters));
  }

  /** The lane of work of that kind, as {@code scheduled_tasks.lane} has it. */
  static String of(String kind) {
    int dot = kind.indexOf('.');
    return dot < 0 ? kind : kind.substring(0, dot);
  }

  /** When all is there, and not when a context inside this one is. */
  @EventListener
  void begin(ContextRefreshedEvent refreshed) {
    if (refreshed.getApplicationContext() == context) lanes.values().forEach(Lane::start);
  }

  /** What was begun is finished, in all lanes at once: one that is stuck keeps no other from it. */
  @PreDestroy
  void end() {
    lanes.values().parallelStream().forEach(Lane::stop);
  }

  /** Looks for work of that lane at once, instead of at the next regular look. */
  public void look(String lane) {
    with(lane, Lane::look);
  }

  /** Work of that kind was done: what it needs is there. */
  void well(String kind) {
    with(of(kind), lane -> lane.rest().well());
  }

  /** Work of that kind could not be done, as what it needs is away. */
  void away(String kind, Throwable cause) {
    with(of(kind), lane -> lane.rest().away(cause));
  }

  /** Whether work without a heartbeat is dead: it is not being done here, and we would know. */
  boolean isSurelyDead(Execution work) {
    return lanes.values().stream().noneMatch(lane -> lane.isDoing(work))
        && lanes.values().stream().allMatch(Lane::hasSeenHeartbeatsForAWhile);
  }

  private void with(String name, Consumer<Lane> what) {
    var lane = lanes.get(name);
    if (lane != null) what.accept(lane);
  }

  private static void show(String name, Lane lane, MeterRegistry meters) {
    Gauge.builder("storeflow.jobs.resting", lane, it -> it.rest().resting() ? 1 : 0)
        .description("1 while a lane takes no work, as what its work needs is away")
        .tag("lane", name)
        .register(meters);
  }
}
