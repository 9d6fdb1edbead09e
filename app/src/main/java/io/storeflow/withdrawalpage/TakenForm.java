package io.storeflow.withdrawalpage;

import io.storeflow.platform.form.FormText;
import io.storeflow.withdrawal.Withdrawable;
import io.storeflow.withdrawal.Withdrawal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * That staff take a withdrawal as proven, as they typed it.
 *
 * @param reason who it is, and how they know
 * @param lines what it is about
 */
record TakenForm(@Nullable String reason, @Nullable List<WithdrawalRow> lines) {
  static final int REASON = 200;

  /**
   * What it says.
   *
   * @param units by public ids of lines; null where there is nothing to choose from
   */
  record Said(String reason, @Nullable Map<String, Integer> units) {}

  /**
   * With a row for each line that one may withdraw from: all of it where nothing was typed, none of
   * it where its shopper said a part in words, which is to be counted first.
   */
  TakenForm whole(Withdrawal it, Withdrawable there) {
    return new TakenForm(reason, WithdrawalRow.all(there, lines, it.part().isEmpty()));
  }

  /** Of use only if nothing was noted. */
  Said read(Withdrawable there, Errors errors) {
    var check = new FormText(errors);
    var why = check.required("reason", reason, REASON);
    boolean chosen = !there.open().isEmpty();
    return new Said(why, chosen ? WithdrawalRow.read(there, lines, check, errors) : null);
  }
}
