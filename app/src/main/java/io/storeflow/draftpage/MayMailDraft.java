package io.storeflow.draftpage;

import io.storeflow.account.EmailVerifications;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may have a draft mailed, to whatever address was typed: who has signed up a
 * minute ago writes to nobody, and a recipient and a merchant have their limits, which gift cards
 * that staff have mailed count for too.
 */
@Component
class MayMailDraft {
  private final EmailVerifications verifications;
  private final RateLimits limits;

  MayMailDraft(EmailVerifications verifications, RateLimits limits) {
    this.verifications = verifications;
    this.limits = limits;
  }

  /** Counts one mail to that address; else the key of the words why there is none. */
  @Nullable String refusal(Store store, SignedIn person, String email) {
    if (!verifications.isVerified(person.personId())) return "draft.error.unconfirmed";
    if (!limits.take(Rule.CARD_MAIL, email).allowed()) return "draft.error.mails.one";
    var merchant = store.merchant().publicId();
    return limits.take(Rule.CARD_MAIL_MERCHANT, merchant).allowed()
        ? null
        : "draft.error.mails.all";
  }
}
