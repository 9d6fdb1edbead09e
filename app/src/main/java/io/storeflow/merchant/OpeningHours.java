package io.storeflow.merchant;

import java.time.DayOfWeek;

/**
 * One span in which a store is open.
 *
 * @param opens minutes since midnight of that day, in the store's time zone
 * @param closes minutes since the same midnight, after {@code opens}; beyond 1440 for a night shift
 */
public record OpeningHours(DayOfWeek day, int opens, int closes) {}
