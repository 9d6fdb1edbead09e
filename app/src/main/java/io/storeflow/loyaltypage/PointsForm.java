package io.storeflow.loyaltypage;

import io.storeflow.loyalty.Members;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A correction as it was typed.
 *
 * @param points that are added, or with a minus before them taken
 * @param once a key of its own; one that comes without gets one
 */
record PointsForm(@Nullable String points, @Nullable String reason, @Nullable String once) {
  static final int REASON = 200;

  /** All that it says. */
  private record Said(String who, int points, String reason) {}

  PointsForm {
    once = OnceKey.of(once);
  }

  static PointsForm blank() {
    return new PointsForm("", "", null);
  }

  /**
   * What is kept of its key.
   *
   * @param who public id or address of whom it is about
   */
  String kept(String who, int number, String why) {
    return OnceKey.kept(OnceKey.of(once), new Said(who, number, why));
  }

  /** What is added; of use only if nothing was noted. */
  int readPoints(Errors errors) {
    var typed = Typed.code(points).replace('−', '-');
    boolean taken = typed.startsWith("-");
    var read = WholeNumber.read(taken ? typed.substring(1) : typed, 1, Members.MOST_ADJUSTED);
    if (read.value().isEmpty())
      errors.rejectValue(
          "points",
          read.isMissing() ? "ui.form.missing" : "loyalty.adjust.wrong",
          new Object[] {Members.MOST_ADJUSTED},
          "no such number");
    int number = read.orElse(1);
    return taken ? -number : number;
  }

  String readReason(Errors errors) {
    return new FormText(errors).required("reason", reason, REASON);
  }
}
