package io.storeflow.proof;

import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import org.springframework.stereotype.Component;

/**
 * How many mails strangers can have sent. Whoever asks for an address that is not theirs must
 * neither fill its mailbox nor keep its owner from getting a mail: one network can ask for a few,
 * and when all of them together have asked for many, one that has not done so yet still gets its
 * own, up to a bound for all.
 */
@Component
public class MailRoom {
  private final RateLimits limits;

  MailRoom(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * @param network from which it is asked
   * @throws io.storeflow.platform.failure.Problem 429 for too many, from there or to the address
   */
  public void require(Store store, String email, String network) {
    var from = email + " " + IpAddress.network(network);
    limits.require(Rule.PROOF_HERE, from + " " + store.id());
    if (limits.take(Rule.PROOF_ADDRESS, email).allowed()) return;
    limits.require(Rule.PROOF_BEYOND, from);
    limits.require(Rule.PROOF_MOST, email);
  }
}
