package io.storeflow.productfile;

/**
 * A picture as a file names it.
 *
 * @param line of its row
 * @param address http or https, absolute; not yet asked whether one may go there
 */
public record FilePicture(int line, String address, Told<String> alt) {}
