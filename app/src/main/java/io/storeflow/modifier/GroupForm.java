package io.storeflow.modifier;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * A group of modifiers as it was typed.
 *
 * @param version of the group that was shown; none for a new one
 */
public record GroupForm(
    @Nullable String title,
    @Nullable String min,
    @Nullable String max,
    @Nullable String version,
    @Nullable List<ModifierRow> modifiers) {
  private static final int LONGEST = 120;

  private static final String UP = "up-";

  private static final String DOWN = "down-";

  /** Lines that are empty, behind the others. */
  private static final int SPARE = 3;

  static GroupForm fresh() {
    return new GroupForm("", "0", "1", null, List.of()).roomy();
  }

  static GroupForm of(GroupDetail group) {
    var locale = LocaleContextHolder.getLocale();
    var rows =
        group.modifiers().stream()
            .map(
                it ->
                    new ModifierRow(
                        it.publicId(),
                        it.title(),
                        it.price().typed(locale),
                        it.preselected(),
                        Objects.requireNonNullElse(it.inner(), "")))
            .toList();
    return new GroupForm(
            group.title(),
            Integer.toString(group.min()),
            Integer.toString(group.max()),
            Integer.toString(group.version()),
            rows)
        .roomy();
  }

  /**
   * After a button of its lines: {@code more} of them, {@code up-2}: the third before the second,
   * or {@code down-1}, which is the same.
   */
  GroupForm with(String act) {
    if (act.startsWith(UP)) return swapped(act.substring(UP.length()), 0);
    if (act.startsWith(DOWN)) return swapped(act.substring(DOWN.length()), 1);
    return roomy();
  }

  /** The line of that number and what is before it; of a number that is wrong, nothing moves. */
  private GroupForm swapped(String number, int below) {
    var rows = new ArrayList<>(rows());
    int last = rows.size() - 1;
    int place = WholeNumber.read(number, 1 - below, last - below).orElse(-below) + below;
    if (place > 0) Collections.swap(rows, place - 1, place);
    return new GroupForm(title, min, max, version, rows);
  }

  /** With room for more modifiers. */
  GroupForm roomy() {
    var rows = new ArrayList<>(rows());
    for (int i = 0; i < SPARE && rows.size() < ModifierGroups.MOST_MODIFIERS; i++)
      rows.add(ModifierRow.EMPTY);
    return new GroupForm(title, min, max, version, rows);
  }

  public List<ModifierRow> rows() {
    return modifiers == null
        ? List.of()
        : modifiers.stream().map(it -> it == null ? ModifierRow.EMPTY : it).toList();
  }

  /** The version that was shown; none of any group if that was lost. */
  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /**
   * What the form says; of use only if nothing was noted.
   *
   * @param inner public ids of the groups that may go with a modifier
   */
  GroupDraft check(Store store, Collection<String> inner, Errors errors) {
    var check = new FormText(errors);
    var name = check.required("title", title, LONGEST);
    int most = ModifierGroups.MOST_MODIFIERS;
    int least = check.number("min", min, 0, most);
    int highest = check.number("max", max, 1, most);
    var entries = new ArrayList<GroupDraft.Entry>();
    var rows = rows();
    for (int i = 0; i < Math.min(rows.size(), most + 1); i++) {
      if (rows.get(i).isEmpty()) continue;
      var entry = entry(store, check, "modifiers[" + i + "].", rows.get(i), inner, errors);
      if (entries.stream().anyMatch(it -> Folded.same(it.title(), entry.title())))
        errors.rejectValue("modifiers[" + i + "].title", "catalog.modifiers.twice");
      entries.add(entry);
    }
    bounds(least, highest, entries, errors);
    return new GroupDraft(name, least, highest, entries);
  }

  private static void bounds(
      int least, int highest, List<GroupDraft.Entry> entries, Errors errors) {
    if (entries.isEmpty()) errors.reject("catalog.modifiers.none");
    if (entries.size() > ModifierGroups.MOST_MODIFIERS)
      errors.reject(
          "catalog.modifiers.many", new Object[] {ModifierGroups.MOST_MODIFIERS}, "too many");
    if (errors.hasFieldErrors("min") || errors.hasFieldErrors("max")) return;
    if (least > highest) errors.rejectValue("min", "catalog.modifiers.crossed");
    else if (!entries.isEmpty() && least > entries.size())
      errors.rejectValue(
          "min", "catalog.modifiers.unreachable", new Object[] {entries.size()}, "too high");
    if (entries.stream().filter(GroupDraft.Entry::preselected).count() > highest)
      errors.rejectValue(
          "max", "catalog.modifiers.preselected.many", new Object[] {highest}, "too many");
  }

  private static GroupDraft.Entry entry(
      Store store,
      FormText check,
      String at,
      ModifierRow row,
      Collection<String> inner,
      Errors errors) {
    var name = check.required(at + "title", row.title(), LONGEST);
    var read =
        Amount.readSigned(
            row.price(), store.currency(), LocaleContextHolder.getLocale(), store.texts());
    var price = check.optional(at + "price", read, store.money(0));
    var chosen = Typed.code(row.inner());
    boolean known = chosen.isEmpty() || inner.contains(chosen);
    if (!known) errors.rejectValue(at + "inner", "catalog.modifiers.inner.unknown");
    var id = Typed.code(row.id());
    return new GroupDraft.Entry(
        id.isEmpty() ? null : id,
        name,
        price,
        Boolean.TRUE.equals(row.preselected()),
        chosen.isEmpty() || !known ? null : chosen);
  }
}
