package io.storeflow.livesocket;

import io.storeflow.desk.AccessChanged;
import io.storeflow.desk.PassEnded;
import io.storeflow.platform.redis.RedisHints;
import io.storeflow.signin.SignedOut;
import io.storeflow.signin.SignedOutEverywhere;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When somebody signs out, or may no longer do what they could, screens that were open by that
 * right close at once, on all nodes, whichever node was told. A node that does not hear of it finds
 * out at its next look, of a change of rights by {@link AccessWatch}.
 */
@Component
class Goodbyes {
  private static final String GOODBYE = "live.goodbye";

  private final ObjectProvider<LiveSessions> sessions;
  private final RedisHints redis;

  Goodbyes(ObjectProvider<LiveSessions> sessions, RedisHints redis) {
    this.sessions = sessions;
    this.redis = redis;
    redis.subscribe(GOODBYE, person -> lookAgain(Long.parseLong(person)));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void end(SignedOut ended) {
    tell(ended.personId());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void end(SignedOutEverywhere ended) {
    tell(ended.person().personId());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void end(PassEnded ended) {
    tell(ended.personId());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void end(AccessChanged changed) {
    tell(changed.person().personId());
  }

  private void tell(long personId) {
    lookAgain(personId);
    redis.publish(GOODBYE, Long.toString(personId));
  }

  private void lookAgain(long personId) {
    sessions.ifAvailable(here -> here.lookAgain(personId));
  }
}
