package io.storeflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** When a session was last used is written once a minute; what else it holds, at once. */
@AppTest
class SessionTablesTest {
  private static final Instant BEGUN = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;

  @Test
  void useIsWrittenToTheMinute() {
    var id = begin(sessions);
    use(sessions, id, BEGUN.plusMillis(59_999));
    assertThat(found(id).getLastAccessedTime()).isEqualTo(BEGUN);
    use(sessions, id, BEGUN.plusSeconds(150));
    assertThat(found(id).getLastAccessedTime()).isEqualTo(BEGUN.plusSeconds(120));
  }

  @Test
  void whatItHoldsAndHowLongItLastsIsWrittenAtOnce() {
    var id = begin(sessions);
    change(sessions, id);
    assertThat(found(id).getMaxInactiveInterval()).isEqualTo(Duration.ofHours(12));
    assertThat(found(id).<String>getAttribute("word")).isEqualTo("kept");
  }

  /** What is not used ends: its row goes with the next clearing. */
  @Test
  void endsWhenItWasNotUsed() {
    var id = begin(sessions);
    use(sessions, id, BEGUN.minus(Duration.ofHours(13)));
    assertThat(sessions.findById(id)).isNull();
  }

  private Session found(String id) {
    return Objects.requireNonNull(sessions.findById(id));
  }

  private static <S extends Session> String begin(FindByIndexNameSessionRepository<S> sessions) {
    var session = sessions.createSession();
    session.setLastAccessedTime(BEGUN);
    sessions.save(session);
    return session.getId();
  }

  private static <S extends Session> void use(
      FindByIndexNameSessionRepository<S> sessions, String id, Instant at) {
    var session = Objects.requireNonNull(sessions.findById(id));
    session.setLastAccessedTime(at);
    sessions.save(session);
  }

  private static <S extends Session> void change(
      FindByIndexNameSessionRepository<S> sessions, String id) {
    var session = Objects.requireNonNull(sessions.findById(id));
    session.setMaxInactiveInterval(Duration.ofHours(12));
    session.setAttribute("word", "kept");
    sessions.save(session);
  }
}
