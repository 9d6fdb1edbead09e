package io.storeflow.exemptionpage;

import io.storeflow.exemption.Exemption;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Whether shoppers may withdraw, as it was chosen.
 *
 * @param version a mark of what the person saw: {@link Overtaken}
 * @param exemption a code of {@link Exemption}
 */
record ExemptionForm(@Nullable String version, @Nullable String exemption) {
  static final List<String> FIELDS = List.of("exemption");

  static ExemptionForm of(Exemption said) {
    return of(said, Overtaken.version(of(said, ""), FIELDS));
  }

  /** What the form says once it is read. */
  static ExemptionForm of(Exemption said, @Nullable String version) {
    return new ExemptionForm(version, said.code());
  }

  /** What it says; of use only if nothing was noted. */
  Exemption read(Errors errors) {
    var said = Coded.find(Exemption.class, Typed.code(exemption)).orElse(null);
    if (said == null) errors.rejectValue("exemption", "exemption.error");
    return said == null ? Exemption.NONE : said;
  }
}
