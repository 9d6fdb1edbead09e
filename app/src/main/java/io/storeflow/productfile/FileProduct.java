package io.storeflow.productfile;

import java.util.List;

/**
 * A product as a file tells it.
 *
 * @param line of its first row, counted from 1 as editors count them
 * @param handle last part of its address, by which it is known again
 * @param handleMade whether the file has none and it was made of the title
 * @param fields {@link FileFields#NONE} where its rows speak of variants or pictures alone
 * @param optionNames what its variants are chosen by; empty where the file does not say, or where
 *     the product has a single variant
 * @param variants in the file's order; empty where the file speaks of none
 * @param pictures in the order they shall have; empty where the file speaks of none
 * @param lines of all rows of the file that it was made of, refused ones too
 * @param whole false if a row of it was refused, so that variants may be missing
 */
public record FileProduct(
    int line,
    String handle,
    boolean handleMade,
    FileFields fields,
    List<String> optionNames,
    List<FileVariant> variants,
    List<FilePicture> pictures,
    List<Integer> lines,
    boolean whole) {

  /** How many rows of the file it is, to tell how far one has come. */
  public int rows() {
    return lines.size();
  }
}
