package io.storeflow.customerpage;

import io.storeflow.customer.Customers;
import io.storeflow.customer.Marketing;
import io.storeflow.customerbook.CustomerDraft;
import io.storeflow.customerbook.KnownCustomer;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What staff note of a customer, as it was typed. */
record CustomerForm(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String note,
    @Nullable String marketing,
    @Nullable String how,
    @Nullable String version) {

  static CustomerForm of(KnownCustomer it, Store store) {
    return Overtaken.seen(
        new CustomerForm(
            it.name(),
            it.phone().isEmpty() ? "" : Phone.shown(it.phone(), store.country()),
            it.note(),
            it.consent().state().code(),
            it.consent().how(),
            null),
        it.version());
  }

  int versionSeen() {
    return Overtaken.row(version);
  }

  /** What it says; of use only if nothing was noted. */
  CustomerDraft read(Store store, KnownCustomer present, Errors errors) {
    var check = new FormText(errors);
    var chosen = Coded.find(Marketing.class, Typed.code(marketing));
    if (chosen.isEmpty()) errors.rejectValue("marketing", "ui.form.missing");
    var state = chosen.orElse(Marketing.NONE);
    var said = check.optional("how", how, KnownCustomer.LONGEST_HOW);
    boolean changed = state != present.consent().state() && state != Marketing.NONE;
    if (changed && said.isEmpty() && !errors.hasFieldErrors("how"))
      errors.rejectValue("how", "customer.how.missing");
    // What was typed before numbers were read, or came from elsewhere, may stay as it is.
    boolean same = Typed.line(phone).equals(of(present, store).phone());
    return new CustomerDraft(
        check.optional("name", name, Customers.LONGEST_NAME),
        same ? present.phone() : check.optional("phone", Phone.read(phone, store.country()), ""),
        check.text("note", note, longest(present)),
        state,
        said);
  }

  /** What was put together of two may be longer than what is typed, and is kept. */
  static int longest(KnownCustomer present) {
    return Math.max(KnownCustomer.LONGEST_NOTE, Typed.length(present.note()));
  }
}
