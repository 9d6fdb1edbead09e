package io.storeflow.printerpage;

import io.storeflow.location.Location;
import io.storeflow.networkprinter.PrinterAddress;
import io.storeflow.networkprinter.PrinterNetworks;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.locale.Languages;
import io.storeflow.printer.NewPrinter;
import io.storeflow.printer.PaperWidth;
import io.storeflow.printer.PrinterKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A printer as it was typed.
 *
 * @param location public id; empty for the orders of all
 * @param address of one of kind network
 */
record PrinterForm(
    @Nullable String name,
    @Nullable String kind,
    @Nullable String paper,
    @Nullable String language,
    @Nullable String location,
    @Nullable String address,
    @Nullable String automatic) {
  private static final int LONGEST_NAME = 80;

  static PrinterForm fresh(Locale reader) {
    return new PrinterForm(
        "",
        PrinterKind.STAR.code(),
        PaperWidth.MM80.code(),
        shown(reader).toLanguageTag(),
        "",
        "",
        "true");
  }

  static PrinterForm of(NewPrinter printer, List<Location> locations) {
    var location =
        locations.stream()
            .filter(it -> Objects.equals(it.id(), printer.locationId()))
            .map(Location::publicId)
            .findFirst();
    return new PrinterForm(
        printer.name(),
        printer.kind().code(),
        printer.paper().code(),
        printer.language().toLanguageTag(),
        location.orElse(""),
        printer.address(),
        printer.automatic() ? "true" : "");
  }

  private static Locale shown(Locale reader) {
    return Languages.OF_STAFF.stream()
        .filter(it -> it.getLanguage().equals(reader.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  /** What was typed; of use only if nothing was noted. */
  NewPrinter read(List<Location> locations, PrinterNetworks networks, Errors errors) {
    var how = chosen(PrinterKind.class, "kind", kind, PrinterKind.STAR, errors);
    return new NewPrinter(
        new FormText(errors).required("name", name, LONGEST_NAME),
        how,
        chosen(PaperWidth.class, "paper", paper, PaperWidth.MM80, errors),
        language(errors),
        location(locations, errors),
        how == PrinterKind.NETWORK ? address(networks, errors) : "",
        FormText.on(automatic));
  }

  private String address(PrinterNetworks networks, Errors errors) {
    var read = PrinterAddress.read(address);
    if (read.isMissing()) errors.rejectValue("address", "printer.error.address.missing");
    else if (read.value().isEmpty()) errors.rejectValue("address", "printer.error.address");
    else if (!networks.have(read.value().get()))
      errors.rejectValue("address", "printer.error.address.network");
    return read.value().map(PrinterAddress::text).orElse("");
  }

  private static <E extends Enum<E> & Coded> E chosen(
      Class<E> of, String field, @Nullable String typed, E otherwise, Errors errors) {
    var found = Coded.find(of, typed);
    if (found.isEmpty()) errors.rejectValue(field, "printer.error.choose");
    return found.orElse(otherwise);
  }

  private Locale language(Errors errors) {
    var found =
        Languages.OF_STAFF.stream().filter(it -> it.toLanguageTag().equals(language)).findFirst();
    if (found.isEmpty()) errors.rejectValue("language", "printer.error.choose");
    return found.orElse(Locale.ENGLISH);
  }

  private @Nullable Long location(List<Location> locations, Errors errors) {
    if (location == null || location.isEmpty()) return null;
    var found = locations.stream().filter(it -> it.publicId().equals(location)).findFirst();
    if (found.isEmpty()) errors.rejectValue("location", "printer.error.choose");
    return found.map(Location::id).orElse(null);
  }
}
