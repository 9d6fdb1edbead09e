package io.storeflow.memberpage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Email;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * An invitation as it was typed.
 *
 * @param where public id of a store, or {@link #ALL}
 */
record InviteForm(@Nullable String email, @Nullable String role, @Nullable String where) {
  static final String ALL = "all";

  static InviteForm fresh(Store store) {
    return new InviteForm("", "", store.publicId());
  }

  /** The address as it is kept; of use only if nothing was noted. */
  String readEmail(Errors errors) {
    return Email.kept(new FormText(errors).required("email", Email.read(email), ""));
  }

  /** The role; of use only if nothing was noted. */
  Role readRole(Errors errors, List<Role> given) {
    var read = Coded.find(Role.class, Objects.requireNonNullElse(role, "")).filter(given::contains);
    if (read.isEmpty()) errors.rejectValue("role", "member.error.role");
    return read.orElse(Role.VIEWER);
  }

  /** The store in which it will hold; null for all, and of use only if nothing was noted. */
  @Nullable Store readPlace(Errors errors, MyReach mine) {
    if (ALL.equals(where) && mine.inAll()) return null;
    var found = mine.managed().stream().filter(store -> store.publicId().equals(where)).findFirst();
    if (found.isEmpty()) errors.rejectValue("where", "member.error.place");
    return found.orElse(null);
  }
}
