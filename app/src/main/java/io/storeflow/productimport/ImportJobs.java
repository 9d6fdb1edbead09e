package io.storeflow.productimport;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at files of products, does what they say, and takes it back, in a lane of its own. */
@Configuration
class ImportJobs {
  static final TaskDescriptor<Work> LOOK = TaskDescriptor.of("import.look", Work.class);
  static final TaskDescriptor<Work> RUN = TaskDescriptor.of("import.run", Work.class);
  static final TaskDescriptor<Work> UNDO = TaskDescriptor.of("import.undo", Work.class);

  /**
   * @param id row id of the import
   */
  record Work(long storeId, long id) implements JobPayload {
    /** Under which its work of each kind is enqueued: once, as an import is in each state once. */
    String name() {
      return storeId + "-" + id;
    }
  }

  /** The work that moves an import in that state; empty where none does. */
  static Optional<TaskDescriptor<Work>> moving(ImportState state) {
    return switch (state) {
      case LOOKING -> Optional.of(LOOK);
      case RUNNING -> Optional.of(RUN);
      case UNDOING -> Optional.of(UNDO);
      case LOOKED, UNREADABLE, DONE, UNDONE -> Optional.empty();
    };
  }

  @Bean
  static Task<Work> importLook(JobFactory jobs, Looking looking, Stores stores) {
    return jobs.task(LOOK, work -> on(stores, work, looking::toTheEnd));
  }

  @Bean
  static Task<Work> importRun(JobFactory jobs, Running running, Stores stores) {
    return jobs.task(RUN, work -> on(stores, work, running::toTheEnd));
  }

  @Bean
  static Task<Work> importUndo(JobFactory jobs, TakingBack undo, Stores stores) {
    return jobs.task(UNDO, work -> on(stores, work, undo::toTheEnd));
  }

  /** A storage that is away is no fault of the file: it is tried again later, and goes on. */
  private static void on(Stores stores, Work work, ObjLongConsumer<Store> step) {
    try {
      step.accept(stores.reopen(work.storeId()), work.id());
    } catch (StorageAway away) {
      throw new Away("files of imports cannot be read", away);
    }
  }
}
