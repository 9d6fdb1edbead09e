package io.storeflow.printer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What staff say of a printer.
 *
 * @param locationId row id of the location whose orders it prints; null for those of all
 * @param language in which its tickets are written
 * @param address where one of kind network takes what it prints; empty for others
 * @param automatic whether it prints what is accepted, without being asked
 */
public record NewPrinter(
    String name,
    PrinterKind kind,
    PaperWidth paper,
    Locale language,
    @Nullable Long locationId,
    String address,
    boolean automatic) {}
