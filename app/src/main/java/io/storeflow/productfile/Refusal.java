package io.storeflow.productfile;

import java.util.List;

/**
 * A row that is not taken.
 *
 * @param line of the file at which it begins
 * @param troubles at least one
 * @param cells as they stood, in the order of {@link FileHead#columns}, so that they can be given
 *     back to be mended
 */
public record Refusal(int line, List<Trouble> troubles, List<String> cells) {}
