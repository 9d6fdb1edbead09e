package io.storeflow.productimport;

import io.storeflow.importplan.FieldChange;
import io.storeflow.productfile.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of a file, or a row of it that is not taken.
 *
 * @param number its place among them, from 1
 * @param line of the file
 * @param productId row id; null while there is none
 * @param publicId null where there is none, or not any more
 * @param versionBefore of the product when it was looked at
 * @param versionAfter of the product when it was changed
 * @param ledgerLines of its stock when it was changed; null where its stock was not
 * @param changes what differs
 * @param troubles why it is not taken or was left alone, or what is to be known of it
 */
public record ImportLine(
    int number,
    int line,
    ImportOutcome outcome,
    ImportStep step,
    boolean clears,
    String handle,
    String title,
    @Nullable Long productId,
    @Nullable String publicId,
    @Nullable Integer versionBefore,
    @Nullable Integer versionAfter,
    @Nullable Integer ledgerLines,
    List<FieldChange> changes,
    List<Trouble> troubles) {}
