package io.storeflow.category;

import org.jspecify.annotations.Nullable;

/**
 * A category as it is kept.
 *
 * @param parentId the row id of the one it stands below; null at the top
 * @param text what shoppers read above its goods; empty for none
 * @param products how many stand in it itself; 0 where that was not asked for
 */
public record CategoryRow(
    long id,
    @Nullable Long parentId,
    String publicId,
    String slug,
    String title,
    String text,
    int products,
    int version) {}
