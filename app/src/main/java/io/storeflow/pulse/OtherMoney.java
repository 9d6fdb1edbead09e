package io.storeflow.pulse;

import io.storeflow.platform.failure.Problem;
import org.springframework.http.HttpStatus;

/** The store has got another currency since it was read: whoever acts for it reads it again. */
public final class OtherMoney extends Problem {
  private static final long serialVersionUID = 1L;

  OtherMoney() {
    super(HttpStatus.CONFLICT, PRICES_MOVING);
  }
}
