package io.storeflow.signin;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.db.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Signs a browser out: its session ends, and whatever else this browser holds. The {@link
 * LogoutHandler}s among the beans see to the latter.
 */
@Component
class SignOut {
  private final List<LogoutHandler> others;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  SignOut(List<LogoutHandler> others, Transactions transactions, ApplicationEventPublisher events) {
    this.others = others;
    this.transactions = transactions;
    this.events = events;
  }

  void from(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    others.forEach(other -> other.logout(request, response, authentication));
    new SecurityContextLogoutHandler().logout(request, response, authentication);
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn person)
      transactions.write(() -> events.publishEvent(new SignedOut(person.personId())));
  }
}
