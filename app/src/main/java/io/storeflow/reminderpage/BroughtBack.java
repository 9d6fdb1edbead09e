package io.storeflow.reminderpage;

import io.storeflow.platform.money.Money;
import java.time.Instant;

/**
 * An order that came of a reminder.
 *
 * @param id of the reminder
 * @param units of all goods
 */
public record BroughtBack(
    long id,
    long number,
    String customer,
    int units,
    Money total,
    Instant remindedAt,
    Instant at) {}
