package io.storeflow.platform.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.turn.Turns.Turn;
import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class TurnsTest {
  /** Of a lane that no node has: what is put into it waits. */
  private static final TaskDescriptor<Nothing> KIND =
      TaskDescriptor.of("turns-test.nothing", Nothing.class);

  record Nothing(long storeId) implements JobPayload {}

  @Autowired Jobs jobs;
  @Autowired SchedulerClient client;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicBoolean isWaitedFor = new AtomicBoolean();

  @Test
  void whoIsWaitedForWhenItsTurnIsOverLetsOthersAndWhoIsNotHasAnother() {
    var turn = new Turn(isWaitedFor::get, now::get);
    passes(Turns.LASTS);
    assertThatCode(turn::letOthers).as("nobody waits").doesNotThrowAnyException();
    isWaitedFor.set(true);
    passes(Turns.LASTS.minusMillis(1));
    assertThatCode(turn::letOthers).as("its turn goes on").doesNotThrowAnyException();
    passes(Duration.ofMillis(1));
    assertThatThrownBy(turn::letOthers).isInstanceOf(NotYet.class);
  }

  @Test
  void whatLeadsUpToTheFirstStepIsNotOfTheTurn() {
    var turn = new Turn(() -> true, now::get);
    passes(Turns.LASTS.multipliedBy(4));
    assertThatCode(() -> turn.step(() -> {})).as("the first").doesNotThrowAnyException();
    passes(Turns.LASTS);
    assertThatThrownBy(() -> turn.step(() -> {})).isInstanceOf(NotYet.class);
  }

  @Test
  void othersWaitWhereWorkOfTheSameLaneIsDue() {
    var id = PublicId.random();
    assertThat(jobs.othersWait(KIND)).isFalse();
    jobs.enqueue(KIND, id, new Nothing(JobPayload.NO_STORE), Jobs.Priority.DEFAULT);
    try {
      assertThat(jobs.othersWait(KIND)).isTrue();
      var other = TaskDescriptor.of("turns-other.nothing", Nothing.class);
      assertThat(jobs.othersWait(other)).isFalse();
    } finally {
      client.cancel(TaskInstanceId.of(KIND.getTaskName(), id));
    }
  }

  private void passes(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }
}
