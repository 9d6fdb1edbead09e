package io.storeflow.account;

import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the security log what people do about their passwords and sessions. */
@Component
class AccountSecurity {

  @TransactionalEventListener(fallbackExecution = true)
  void tell(AccountChanged changed) {
    var who = Long.toString(changed.personId());
    switch (changed.action()) {
      case "person.password_changed" -> SecurityLog.tell(Event.PASSWORD_CHANGED, who, "");
      case "person.password_reset" -> SecurityLog.tell(Event.PASSWORD_RESET, who, "");
      case "person.session_ended", "person.signed_out_elsewhere", "person.signed_out_everywhere" ->
          SecurityLog.tell(Event.SESSIONS_ENDED, who, changed.action());
      default -> {}
    }
  }
}
