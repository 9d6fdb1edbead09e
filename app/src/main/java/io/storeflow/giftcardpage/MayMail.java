package io.storeflow.giftcardpage;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may have a gift card mailed. It goes to whatever address was typed, with a text
 * that was typed: who has signed up a minute ago could have anything sent to anybody. So the one
 * who asks has confirmed an address, and there are limits for the recipient and for the merchant.
 * Cards that were bought are not counted: somebody has paid for each.
 */
@Component
class MayMail {
  private final EmailVerifications verifications;
  private final RateLimits limits;

  MayMail(EmailVerifications verifications, RateLimits limits) {
    this.verifications = verifications;
    this.limits = limits;
  }

  /** Counts one mail to that address; else the key of the words why there is none. */
  @Nullable String refusal(Store store, SignedIn person, String email) {
    if (!verifications.isVerified(person.personId())) return "giftcard.error.unconfirmed";
    if (!limits.take(Rule.CARD_MAIL, email).allowed()) return "giftcard.error.mails.one";
    var merchant = store.merchant().publicId();
    return limits.take(Rule.CARD_MAIL_MERCHANT, merchant).allowed()
        ? null
        : "giftcard.error.mails.all";
  }
}
