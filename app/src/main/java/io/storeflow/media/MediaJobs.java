package io.storeflow.media;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Work on files, in a lane of its own: soon after a start, pictures are moved out of the tables,
 * and each night unused pictures and files are deleted. Nodes of an older release may still run, so
 * it is looked again an hour after something was moved; once nothing is left it ends until the next
 * start.
 */
@Configuration
class MediaJobs {
  private static final Logger LOG = LoggerFactory.getLogger(MediaJobs.class);

  private static final Duration AGAIN = Duration.ofHours(1);

  /** Of one piece of work, which then goes to the end of its lane. */
  private static final Duration AT_ONCE = Duration.ofSeconds(20);

  /** After the last of all stores. */
  private static final long ALL = Long.MAX_VALUE;

  static final TaskDescriptor<Round> MOVE = TaskDescriptor.of("media.move", Round.class);

  /**
   * A round through all stores.
   *
   * @param after the last store that is done
   * @param found whether something was moved in it
   */
  record Round(long storeId, long after, boolean found) implements JobPayload {
    static final Round FIRST = new Round(NO_STORE, 0, false);
  }

  private final Jobs jobs;
  private final Clock clock;
  private final Duration afterStart;

  MediaJobs(
      Jobs jobs, Clock clock, @Value("${storeflow.media.move-after-start}") Duration afterStart) {
    this.jobs = jobs;
    this.clock = clock;
    this.afterStart = afterStart;
  }

  @EventListener(ApplicationReadyEvent.class)
  void enqueue() {
    var soon = clock.instant().plus(afterStart);
    jobs.enqueue(MOVE, "round", Round.FIRST, Jobs.Priority.LOW, soon);
  }

  @Bean
  static Task<Round> move(
      JobFactory factory, Stores stores, MovedFiles files, ObjectProvider<Jobs> jobs, Clock clock) {
    return factory.closing(
        MOVE,
        job -> {
          var next = moved(job.payload(), stores, files);
          return () -> goOn(next, jobs.getObject(), clock);
        });
  }

  @Bean
  static Task<Void> sweep(
      JobFactory factory, Stores stores, UnusedPictures pictures, UnusedFiles files) {
    return factory.byTheClock(
        "media.sweep",
        Schedules.daily(LocalTime.of(4, 10)),
        () -> stores.ids().forEach(id -> sweep(stores.reopen(id), pictures, files)));
  }

  /** A file that cannot be deleted keeps no other store waiting; the next night tries again. */
  private static void sweep(Store store, UnusedPictures pictures, UnusedFiles files) {
    try {
      pictures.sweep(store);
      files.sweep(store);
    } catch (StorageAway failure) {
      LOG.error("Unused files of store {} stay", store.id(), failure);
    }
  }

  /** Moves what it can in its time, and returns how far it came. */
  private static Round moved(Round round, Stores stores, MovedFiles files) {
    long until = System.nanoTime() + AT_ONCE.toNanos();
    var at = round;
    try {
      for (long id : stores.ids()) {
        if (id <= round.after()) continue;
        var store = stores.reopen(id);
        while (files.move(store) > 0) {
          at = new Round(JobPayload.NO_STORE, at.after(), true);
          if (System.nanoTime() > until) return at;
        }
        at = new Round(JobPayload.NO_STORE, id, at.found());
      }
      return new Round(JobPayload.NO_STORE, ALL, at.found());
    } catch (StorageAway away) {
      throw new Away("Files cannot be kept", away);
    }
  }

  private static void goOn(Round at, Jobs jobs, Clock clock) {
    if (at.after() != ALL) jobs.enqueue(MOVE, at, Jobs.Priority.LOW);
    else if (at.found())
      jobs.enqueue(
          MOVE, PublicId.random(), Round.FIRST, Jobs.Priority.LOW, clock.instant().plus(AGAIN));
  }
}
