package io.storeflow.customergroup;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A group, or who is to be in it, as it was typed.
 *
 * @param emails addresses as they are pasted: one a line, or parted by commas
 */
record GroupForm(@Nullable String name, @Nullable String emails) {
  static final GroupForm FRESH = new GroupForm("", "");

  /** As mail programs write an address with a name. */
  private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]*)>");

  String readName(Errors errors) {
    return new FormText(errors).required("name", name, CustomerGroup.LONGEST_NAME);
  }

  /** The addresses as they are kept; of use only if nothing was noted. */
  List<String> readEmails(Errors errors) {
    var all = Listed.all(emails);
    if (all.size() > CustomerGroup.AT_ONCE) {
      errors.rejectValue("emails", "buyers.many", new Object[] {CustomerGroup.AT_ONCE}, "many");
      return List.of();
    }
    for (var each : all)
      if (!Email.isOne(address(each))) {
        var shown = new Object[] {Typed.cut(each, 60)};
        errors.rejectValue("emails", "buyers.wrong", shown, "no address");
        return List.of();
      }
    return all.stream().map(it -> Email.kept(address(it))).distinct().toList();
  }

  private static String address(String typed) {
    var named = NAMED.matcher(typed);
    return named.matches() ? named.group(1) : typed;
  }
}
