package io.storeflow.media;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Makes the sizes of pictures, in a lane of its own: of one that came at once, and of those that
 * releases before have kept in rounds through all stores, few at a time, so that new ones go first.
 */
@Configuration
class SizeJobs {
  private static final Duration BUSY = Duration.ofSeconds(3);

  /** Older pictures that are let wait at once: some seconds of a processor. */
  private static final int AT_ONCE = 8;

  private static final Duration PAUSE = Duration.ofSeconds(5);

  static final TaskDescriptor<Picture> MAKE = TaskDescriptor.of("sizes.make", Picture.class);
  static final TaskDescriptor<Round> OLDER = TaskDescriptor.of("sizes.older", Round.class);

  /** A picture that waits for its sizes. */
  record Picture(long storeId, long media) implements JobPayload {

    /** Names the work: a picture waits once. */
    String instance() {
      return storeId + "-" + media;
    }
  }

  /**
   * A round through all stores.
   *
   * @param at the store that is looked at
   * @param after the last picture of it that is done
   */
  record Round(long storeId, long at, long after) implements JobPayload {
    static final Round FIRST = new Round(NO_STORE, 0, 0);

    boolean isOver() {
      return at == Long.MAX_VALUE;
    }
  }

  private final Jobs jobs;
  private final Clock clock;
  private final Duration afterStart;

  SizeJobs(
      Jobs jobs, Clock clock, @Value("${storeflow.media.move-after-start}") Duration afterStart) {
    this.jobs = jobs;
    this.clock = clock;
    this.afterStart = afterStart;
  }

  @EventListener(ApplicationReadyEvent.class)
  void enqueue() {
    begin(jobs, clock.instant().plus(afterStart));
  }

  /** Nodes of a release before may keep pictures after a start, of which none waits in a job. */
  @Bean
  static Task<Void> olderEachNight(JobFactory factory, ObjectProvider<Jobs> jobs, Clock clock) {
    return factory.byTheClock(
        "sizes.nightly",
        Schedules.daily(LocalTime.of(3, 20)),
        () -> begin(jobs.getObject(), clock.instant()));
  }

  @Bean
  static Task<Picture> make(JobFactory factory, Stores stores, SizedPictures pictures) {
    return factory.closing(
        MAKE,
        job -> {
          make(job, stores, pictures);
          return () -> {};
        });
  }

  @Bean
  static Task<Round> older(
      JobFactory factory,
      Stores stores,
      SizedPictures pictures,
      ObjectProvider<Jobs> jobs,
      Clock clock) {
    return factory.closing(
        OLDER,
        job -> {
          var next = older(job.payload(), stores, pictures, jobs.getObject(), clock);
          return () -> goOn(next, jobs.getObject(), clock);
        });
  }

  private static void begin(Jobs jobs, Instant at) {
    jobs.enqueue(OLDER, "round", Round.FIRST, Jobs.Priority.LOW, at);
  }

  /** At its last try the picture is marked as failed, and its editor can try again. */
  private static void make(Job<Picture> job, Stores stores, SizedPictures pictures) {
    var store = stores.reopen(job.payload().storeId());
    try {
      pictures.make(store, job.payload().media());
    } catch (Problem busy) {
      throw new NotYet("Other pictures are made small", BUSY);
    } catch (StorageAway away) {
      throw new Away("Files cannot be read or kept", away);
    } catch (RuntimeException broken) {
      if (job.failures() + 1 >= JobFactory.TRIES) pictures.fail(store, job.payload().media());
      throw broken;
    }
  }

  /** Lets some pictures of a store wait in jobs, and returns how far it came. */
  private static Round older(
      Round round, Stores stores, SizedPictures pictures, Jobs jobs, Clock clock) {
    for (long id : stores.ids()) {
      if (id < round.at()) continue;
      long after = id == round.at() ? round.after() : 0;
      var some = pictures.next(stores.reopen(id), after, AT_ONCE);
      for (long media : some) {
        var picture = new Picture(id, media);
        jobs.enqueue(MAKE, picture.instance(), picture, Jobs.Priority.LOW, clock.instant());
      }
      if (!some.isEmpty()) return new Round(JobPayload.NO_STORE, id, some.getLast());
    }
    return new Round(JobPayload.NO_STORE, Long.MAX_VALUE, 0);
  }

  private static void goOn(Round next, Jobs jobs, Clock clock) {
    if (next.isOver()) return;
    var name = next.at() + "-" + next.after();
    jobs.enqueue(OLDER, name, next, Jobs.Priority.LOW, clock.instant().plus(PAUSE));
  }
}
