package io.storeflow.platform.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * In which encoding a text is: what its mark says, UTF-8 if it is that strictly, else what western
 * and Japanese spreadsheets write.
 *
 * @param mark bytes of the mark at its beginning
 */
record CsvEncoding(Charset charset, int mark) {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset JAPANESE = Charset.forName("windows-31j");
  private static final int SAMPLE = 64 * 1024;
  private static final int PIECE = 64 * 1024;

  static CsvEncoding of(Path file) throws IOException, NotCsv {
    byte[] first;
    try (var in = Files.newInputStream(file)) {
      first = in.readNBytes(3);
    }
    var marked = marked(first);
    if (marked != null) return marked;
    if (isStrict(file, StandardCharsets.UTF_8)) return new CsvEncoding(StandardCharsets.UTF_8, 0);
    var sample = sample(file);
    if (isJapanese(sample) && isStrict(file, JAPANESE)) return new CsvEncoding(JAPANESE, 0);
    if (isStrict(file, WESTERN)) return new CsvEncoding(WESTERN, 0);
    throw new NotCsv(NotCsv.Why.ENCODING);
  }

  Reader read(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), PIECE);
    in.skipNBytes(mark);
    return new InputStreamReader(in, charset);
  }

  private static @Nullable CsvEncoding marked(byte[] first) {
    if (first.length >= 3
        && first[0] == (byte) 0xEF
        && first[1] == (byte) 0xBB
        && first[2] == (byte) 0xBF) return new CsvEncoding(StandardCharsets.UTF_8, 3);
    if (first.length >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE)
      return new CsvEncoding(StandardCharsets.UTF_16LE, 2);
    if (first.length >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF)
      return new CsvEncoding(StandardCharsets.UTF_16BE, 2);
    return null;
  }

  private static boolean isStrict(Path file, Charset charset) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var piece = new char[PIECE];
    try (var in = new InputStreamReader(Files.newInputStream(file), decoder)) {
      while (in.read(piece) >= 0) {}
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  /**
   * A text that can be read as Japanese strictly, and has the kana that hardly any goes without:
   * their bytes are two signs in western texts that do not stand before such letters.
   */
  private static boolean isJapanese(byte[] sample) {
    String text;
    try {
      text = JAPANESE.newDecoder().decode(ByteBuffer.wrap(sample)).toString();
    } catch (CharacterCodingException other) {
      return false;
    }
    return text.codePoints().anyMatch(CsvEncoding::isWideKana);
  }

  private static boolean isWideKana(int point) {
    return point >= 0x3041 && point <= 0x30FE;
  }

  /** Lines that have more than ASCII. */
  private static byte[] sample(Path file) throws IOException {
    var sample = new ByteArrayOutputStream();
    var line = new ByteArrayOutputStream();
    boolean wide = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
      for (int each = in.read(); each >= 0 && sample.size() < SAMPLE; each = in.read()) {
        line.write(each);
        wide |= each >= 0x80;
        if (each != '\n' && line.size() < SAMPLE) continue;
        if (wide) sample.write(line.toByteArray());
        line.reset();
        wide = false;
      }
    }
    if (wide) sample.write(line.toByteArray());
    return sample.toByteArray();
  }
}
