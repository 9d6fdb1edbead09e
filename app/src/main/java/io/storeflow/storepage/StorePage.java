package io.storeflow.storepage;

import io.storeflow.product.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of a store.
 *
 * @param legal null for a free one
 * @param published whether shoppers see it
 */
public record StorePage(
    long id,
    String publicId,
    String slug,
    String title,
    @Nullable LegalPage legal,
    boolean published,
    int version,
    Instant updatedAt,
    Description text) {}
