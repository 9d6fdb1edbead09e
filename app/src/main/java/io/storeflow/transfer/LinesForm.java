package io.storeflow.transfer;

import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The lines of a draft as they were typed, or what of a transfer has arrived.
 *
 * @param version of the draft that was shown
 * @param code barcode, SKU or words of a variant that is added; empty for none
 * @param rest of an arrival: {@code lost} if what has not come is lost; else it is still expected
 * @param reason why some are lost
 */
record LinesForm(
    @Nullable String version,
    @Nullable String code,
    @Nullable String rest,
    @Nullable String reason,
    @Nullable List<LineForm> lines) {
  static final int MOST_UNITS = 1_000_000;

  LinesForm {
    lines =
        lines == null
            ? List.of()
            : List.copyOf(
                lines.stream().filter(Objects::nonNull).limit(Transfers.MOST_LINES + 1L).toList());
  }

  static LinesForm of(Transfer transfer) {
    return new LinesForm(
        Integer.toString(transfer.version()),
        "",
        "",
        "",
        transfer.lines().stream()
            .map(
                it ->
                    new LineForm(
                        it.variant(),
                        Integer.toString(transfer.isDraft() ? it.quantity() : it.open())))
            .toList());
  }

  int seen() {
    return seen(version);
  }

  /** The version that was shown; none of any transfer if that was lost. */
  static int seen(@Nullable String version) {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /** Whether what has not arrived is lost. */
  public boolean closes() {
    return "lost".equals(rest);
  }

  /** Whether nothing is to leave; what cannot be read may be something. */
  boolean isEmpty() {
    return Objects.requireNonNull(lines).stream()
        .map(it -> WholeNumber.read(it.units(), 0, MOST_UNITS))
        .allMatch(it -> it.isMissing() || it.value().filter(units -> units == 0).isPresent());
  }

  /** Whether it says of each line that is under way how many units have come, if none. */
  boolean saysAll(Transfer transfer) {
    var said =
        Objects.requireNonNull(lines).stream()
            .filter(it -> it.units() != null)
            .map(it -> Typed.code(it.variant()))
            .collect(Collectors.toSet());
    return transfer.lines().stream()
        .filter(it -> it.open() > 0)
        .allMatch(it -> said.contains(Typed.code(it.variant())));
  }

  /** Units by public id of the variant; none where nothing was typed. What is wrong is noted. */
  Map<String, Integer> units(Errors errors) {
    var units = new LinkedHashMap<String, Integer>();
    var typed = lines == null ? List.<LineForm>of() : lines;
    for (int i = 0; i < typed.size(); i++) {
      var line = typed.get(i);
      var read = WholeNumber.read(line.units(), 0, MOST_UNITS);
      if (!read.isMissing() && read.value().isEmpty())
        errors.rejectValue("lines[" + i + "].units", "inventory.error.units");
      units.put(Typed.code(line.variant()), read.orElse(0));
    }
    return units;
  }

  /** The same with the lines that the transfer has, as they are where nothing was typed. */
  LinesForm over(Transfer transfer) {
    var typed = new HashMap<String, LineForm>();
    for (var line : Objects.requireNonNull(lines)) typed.put(Typed.code(line.variant()), line);
    var all = Objects.requireNonNull(LinesForm.of(transfer).lines());
    return new LinesForm(
        version,
        code,
        rest,
        reason,
        all.stream().map(it -> typed.getOrDefault(Typed.code(it.variant()), it)).toList());
  }
}
