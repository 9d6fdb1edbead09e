package io.storeflow.customerpage;

import io.storeflow.customer.Marketing;
import io.storeflow.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a list shows them.
 *
 * @param sorted by what they are sorted: the name, or the address of one who has none
 * @param orders at this store, without those that were cancelled
 * @param spent at this store, without what was credited
 * @param lastAt of the last order, or since when the store knows them
 * @param ordered when they ordered last; null if they never did
 */
public record CustomerRow(
    long id,
    String publicId,
    String name,
    String email,
    String phone,
    String sorted,
    Marketing marketing,
    int orders,
    Money spent,
    Instant lastAt,
    @Nullable Instant ordered) {}
