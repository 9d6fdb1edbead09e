package io.storeflow.productfile;

/**
 * Something that was read in a way that people should know of, such as a handle made of a title.
 *
 * @param line of the file
 */
public record Remark(int line, Trouble what) {}
