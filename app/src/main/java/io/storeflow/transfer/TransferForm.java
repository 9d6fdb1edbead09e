package io.storeflow.transfer;

import io.storeflow.location.Location;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A new transfer as it was typed.
 *
 * @param from and {@code to}: public ids of locations
 */
record TransferForm(@Nullable String from, @Nullable String to, @Nullable String note) {
  static final int LONGEST_NOTE = 200;

  /** From the first to the second, as most go from the warehouse to the shop or back. */
  static TransferForm fresh(List<Location> open) {
    return new TransferForm(
        open.getFirst().publicId(), open.size() > 1 ? open.get(1).publicId() : "", "");
  }

  String readNote(Errors errors) {
    return new FormText(errors).optional("note", note, LONGEST_NOTE);
  }

  /** The location that the field names; what is wrong is noted. */
  static Optional<Location> read(
      String field, @Nullable String typed, List<Location> open, Errors errors) {
    var found = open.stream().filter(it -> it.publicId().equals(Typed.code(typed))).findFirst();
    if (found.isEmpty()) errors.rejectValue(field, "transfer.error.place");
    return found;
  }
}
