package io.storeflow.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;

/**
 * Takes a page piece by piece, each as the bytes that are sent. Most pieces are a few letters of
 * ASCII, which are copied one by one; gathered as text, a word of Japanese would double all of it.
 */
final class PageWriter extends PrintWriter {
  private static final int SHORT = 32;

  private byte[] bytes = new byte[65_536];
  private int length;

  /** The first half of a letter of two whose other half comes with the next piece; 0 for none. */
  private char half;

  PageWriter() {
    super(Writer.nullWriter());
  }

  byte[] page() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public void write(String text) {
    var whole = half == 0 ? text : half + text;
    int last = whole.length() - 1;
    boolean goesOn = last >= 0 && Character.isHighSurrogate(whole.charAt(last));
    half = goesOn ? whole.charAt(last) : 0;
    writeWhole(goesOn ? whole.substring(0, last) : whole);
  }

  private void writeWhole(String text) {
    if (text.length() > SHORT || !writeShort(text)) writeAny(text.getBytes(UTF_8));
  }

  /** Whether it was ASCII; else nothing is written. */
  private boolean writeShort(String text) {
    makeRoom(SHORT);
    int to = length;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter > 127) return false;
      bytes[to++] = (byte) letter;
    }
    length = to;
    return true;
  }

  private void writeAny(byte[] more) {
    makeRoom(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void makeRoom(int more) {
    int end = length + more;
    if (end > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
  }

  @Override
  public void write(String text, int from, int count) {
    write(text.substring(from, from + count));
  }

  @Override
  public void write(char[] text, int from, int count) {
    write(new String(text, from, count));
  }

  @Override
  public void write(int letter) {
    write(String.valueOf((char) letter));
  }
}
