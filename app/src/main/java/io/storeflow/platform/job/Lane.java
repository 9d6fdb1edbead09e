package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerConfigurationSupport;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A lane: a scheduler of its own that takes the work of one kind alone, and never more than it has
 * threads for. So all that is taken is begun at once and has a heartbeat: what waits behind work
 * that is stuck is left to others, and nobody takes it for dead.
 */
final class Lane {
  /** Work of a kind that this version does not know is left alone: another version may. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Scheduler scheduler;
  private final Rest rest;
  private final Steady steady;

  /**
   * @param tasks of all lanes: each finds the dead of all, and takes work of its own only
   */
  Lane(
      String name,
      DbSchedulerProperties how,
      JobSettings settings,
      DataSource database,
      List<Task<?>> tasks,
      Clock clock,
      @Nullable StatsRegistry stats) {
    steady = new Steady(how.getHeartbeatInterval(), System::nanoTime);
    int threads = settings.threads(name);
    var begins = beginning(name, tasks);
    var builder =
        Scheduler.create(
            DbSchedulerConfigurationSupport.configureDataSource(database),
            tasks.stream().filter(task -> !beginsWith(name, task)).toList());
    builder
        .startTasks(begins)
        .clock(clock::instant)
        .schedulerName(new SchedulerName.Fixed(name + "@" + new SchedulerName.Hostname().getName()))
        .tableName(JobConfiguration.TABLE)
        .serializer(JobConfiguration.SERIALIZER)
        .jdbcCustomization(new OneLane(name))
        .enablePriority()
        .alwaysPersistTimestampInUTC()
        .pollingInterval(how.getPollingInterval())
        .pollUsingLockAndFetch(0.5, 1.0)
        .heartbeatInterval(how.getHeartbeatInterval())
        .missedHeartbeatsLimit(how.getMissedHeartbeatsLimit())
        .deleteUnresolvedAfter(NEVER)
        .shutdownMaxWait(how.getShutdownMaxWait())
        // What was enqueued is told by JobFactory, with its tries.
        .failureLogging(begins.isEmpty() ? LogLevel.DEBUG : LogLevel.WARN, true)
        .threads(threads)
        .executorService(Executors.newFixedThreadPool(threads, named(name, "work")))
        .dueExecutor(Executors.newSingleThreadExecutor(named(name, "look")))
        .housekeeperExecutor(Executors.newScheduledThreadPool(2, named(name, "heartbeat")))
        .addSchedulerListener(
            new AbstractSchedulerListener() {
              @Override
              public void onSchedulerEvent(SchedulerEventType type) {
                if (type == SchedulerEventType.RAN_DETECT_DEAD) steady.looked();
              }
            });
    if (stats != null) builder.addSchedulerListener(new StatsRegistryAdapter(stats));
    scheduler = builder.build();
    rest = new Rest(name, settings.rest(), scheduler::pause, this::resume);
  }

  void start() {
    scheduler.start();
  }

  void stop() {
    scheduler.stop();
  }

  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  Rest rest() {
    return rest;
  }

  boolean isDoing(Execution work) {
    return scheduler.getCurrentlyExecuting().stream()
        .map(doing -> doing.getExecution())
        .anyMatch(
            doing ->
                doing.version == work.version
                    && doing.getTaskName().equals(work.getTaskName())
                    && doing.getId().equals(work.getId()));
  }

  boolean hasSeenHeartbeatsForAWhile() {
    return steady.isSo();
  }

  private void resume() {
    scheduler.resume();
    look();
  }

  private static boolean beginsWith(String lane, Task<?> task) {
    return task instanceof OnStartup && Lanes.of(task.getName()).equals(lane);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Task<?> & OnStartup> List<T> beginning(
      String lane, List<Task<?>> tasks) {
    return tasks.stream().filter(task -> beginsWith(lane, task)).map(task -> (T) task).toList();
  }

  private static ThreadFactory named(String lane, String what) {
    return Thread.ofPlatform().name("jobs-" + lane + "-" + what + "-", 1).factory();
  }
}
