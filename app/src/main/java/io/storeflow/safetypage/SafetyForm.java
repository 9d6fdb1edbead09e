package io.storeflow.safetypage;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Regions;
import io.storeflow.safety.Contact;
import io.storeflow.safety.ContactAddress;
import io.storeflow.safety.Safety;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Who answers for a product or a brand, as it was typed, so that a refused form shows every field
 * again.
 *
 * @param version a mark of what the person saw: {@link Overtaken}
 * @param makerCountry ISO 3166-1 alpha-2; empty for not said
 */
record SafetyForm(
    @Nullable String version,
    @Nullable String makerName,
    @Nullable String makerAddress,
    @Nullable String makerCountry,
    @Nullable String makerContact,
    @Nullable String agentName,
    @Nullable String agentAddress,
    @Nullable String agentContact,
    @Nullable String warnings,
    @Nullable String exempt) {

  static final List<String> FIELDS =
      List.of(
          "makerName",
          "makerAddress",
          "makerCountry",
          "makerContact",
          "agentName",
          "agentAddress",
          "agentContact",
          "warnings",
          "exempt");

  static SafetyForm of(Safety safety) {
    var plain = of(safety, "");
    return of(safety, Overtaken.version(plain, FIELDS));
  }

  /** What the form says once it is read. */
  static SafetyForm of(Safety safety, @Nullable String version) {
    return new SafetyForm(
        version,
        safety.maker().name(),
        safety.maker().address(),
        safety.country(),
        safety.maker().contact(),
        safety.agent().name(),
        safety.agent().address(),
        safety.agent().contact(),
        safety.warnings(),
        Boolean.toString(safety.exempt()));
  }

  /** What the form says; {@code errors} says what is wrong with it. All may be said later. */
  Safety check(Errors errors) {
    var check = new FormText(errors);
    return new Safety(
        new Contact(
            check.optional("makerName", makerName, Contact.LONGEST_NAME),
            check.text("makerAddress", makerAddress, Contact.LONGEST_ADDRESS),
            contact("makerContact", makerContact, check)),
        country(errors),
        new Contact(
            check.optional("agentName", agentName, Contact.LONGEST_NAME),
            check.text("agentAddress", agentAddress, Contact.LONGEST_ADDRESS),
            contact("agentContact", agentContact, check)),
        check.text("warnings", warnings, Safety.LONGEST_WARNINGS),
        FormText.on(exempt));
  }

  private static String contact(String field, @Nullable String typed, FormText check) {
    return check.optional(field, ContactAddress.read(typed), "");
  }

  private String country(Errors errors) {
    var code = Typed.code(makerCountry).toUpperCase(Locale.ROOT);
    if (code.isEmpty() || Regions.isCountry(code)) return code;
    errors.rejectValue("makerCountry", "safety.error.country");
    return "";
  }
}
