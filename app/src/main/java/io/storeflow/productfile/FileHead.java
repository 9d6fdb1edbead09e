package io.storeflow.productfile;

import java.util.List;

/**
 * What is known of a file before its products are read.
 *
 * @param encoding by its IANA name
 * @param separator between cells
 * @param columns as the file spells them
 * @param unused columns that are known, and for which there is no place here
 * @param unknown columns that no format has
 * @param markets columns of prices for single markets, which are not used
 * @param rows how many the file has below its first; blank ones are not counted
 */
public record FileHead(
    Dialect dialect,
    String encoding,
    char separator,
    List<String> columns,
    List<String> unused,
    List<String> unknown,
    List<String> markets,
    int rows) {
  /** The column in which rows that were refused say why; it is no data, so nobody reads it. */
  public static final String REASON = "Why refused";
}
