package io.storeflow.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** A person has so many sessions; a new one ends those that were not used for longest. */
@Component
class SessionRoom {
  static final int MOST = 20;

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final Counter ended;

  SessionRoom(FindByIndexNameSessionRepository<? extends Session> sessions, MeterRegistry meters) {
    this.sessions = sessions;
    this.ended =
        Counter.builder("storeflow.sessions.ended")
            .description("Sessions that ended because their person began too many")
            .register(meters);
  }

  /** Called before a further session of the person is written. */
  void makeRoom(long personId) {
    sessions.findByPrincipalName(Long.toString(personId)).values().stream()
        .sorted(
            Comparator.<Session, java.time.Instant>comparing(Session::getLastAccessedTime)
                .reversed())
        .skip(MOST - 1)
        .map(Session::getId)
        .toList()
        .forEach(
            id -> {
              sessions.deleteById(id);
              ended.increment();
            });
  }
}
