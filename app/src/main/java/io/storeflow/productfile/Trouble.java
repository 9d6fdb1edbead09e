package io.storeflow.productfile;

import java.util.List;

/**
 * What is wrong or was decided, at one cell.
 *
 * @param column as the file spells it; empty if it is about the row as a whole
 * @param code of the message
 * @param args what fills the message
 */
public record Trouble(String column, String code, List<Object> args) {

  /** At a cell, or at the row as a whole. */
  public static Trouble of(String column, String code, Object... args) {
    return new Trouble(column, code, List.of(args));
  }
}
