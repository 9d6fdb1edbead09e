package io.storeflow.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

class RecordedTest {
  private static final RuntimeException AWAY =
      new DataAccessResourceFailureException("none", new SQLTransientConnectionException("none"));
  private static final RuntimeException CUT =
      new DataAccessResourceFailureException("cut", new SQLException("cut", "08S01"));
  private static final RuntimeException NOT_EVEN_ROLLED_BACK =
      new TransactionSystemException("rollback", new SQLException("Connection is closed"));
  private static final RuntimeException REFUSED =
      new DataIntegrityViolationException("no", new SQLException("no", "23000"));

  private int tries;

  @Test
  void goesOnUntilTheDatabaseIsBack() {
    Recorded.surely(() -> false, failing(AWAY, CUT, NOT_EVEN_ROLLED_BACK));
    assertThat(tries).isEqualTo(4);
  }

  @Test
  void doesNotSayAgainWhatTheDatabaseRefuses() {
    assertThatThrownBy(() -> Recorded.surely(() -> false, failing(REFUSED))).isSameAs(REFUSED);
    assertThat(tries).isOne();
  }

  @Test
  void givesUpWhenTheProcessEnds() {
    assertThatThrownBy(() -> Recorded.surely(() -> true, failing(AWAY))).isSameAs(AWAY);
  }

  /** The commit came through and the word of it did not; or another node has taken the job over. */
  @Test
  void isContentWhenTheJobIsGoneAfterAnOutage() {
    var gone = new ExecutionException("removed 0", null, null, 1L);
    Recorded.surely(() -> false, failing(CUT, gone));
    assertThat(tries).isEqualTo(2);
    assertThatThrownBy(() -> Recorded.surely(() -> false, failing(gone))).isSameAs(gone);
  }

  private Runnable failing(RuntimeException... failures) {
    Deque<RuntimeException> left = new ArrayDeque<>(Arrays.asList(failures));
    return () -> {
      tries++;
      if (!left.isEmpty()) throw left.poll();
    };
  }
}
