package io.storeflow.platform.pdf;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;

/** Text that runs to both sides, by ICU: split into runs, turned round, with joined letters. */
final class Bidirectional implements BidiSplitter, BidiReorderer {
  private static final int SHAPE =
      ArabicShaping.LETTERS_SHAPE
          | ArabicShaping.LENGTH_GROW_SHRINK
          | ArabicShaping.TEXT_DIRECTION_LOGICAL;
  private static final int UNSHAPE =
      ArabicShaping.LETTERS_UNSHAPE
          | ArabicShaping.LENGTH_GROW_SHRINK
          | ArabicShaping.TEXT_DIRECTION_LOGICAL;

  private final Bidi bidi = new Bidi();

  @Override
  public void setParagraph(String text, byte direction) {
    byte level = direction == RTL ? Bidi.RTL : direction == LTR ? Bidi.LTR : Bidi.LEVEL_DEFAULT_LTR;
    bidi.setPara(text, level, null);
  }

  @Override
  public int countTextRuns() {
    return bidi.countRuns();
  }

  @Override
  public BidiTextRun getVisualRun(int at) {
    var run = bidi.getVisualRun(at);
    return new BidiTextRun(run.getStart(), run.getLength(), run.isOddRun() ? RTL : LTR);
  }

  @Override
  public byte getBaseDirection(String text) {
    return switch (Bidi.getBaseDirection(text)) {
      case Bidi.LTR -> LTR;
      case Bidi.RTL -> RTL;
      default -> NEUTRAL;
    };
  }

  @Override
  public String reorderRTLTextToLTR(String text) {
    return Bidi.writeReverse(text, Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING);
  }

  @Override
  public String shapeText(String text) {
    return shaped(text, SHAPE);
  }

  @Override
  public String deshapeText(String text) {
    return shaped(text, UNSHAPE);
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }

  private static String shaped(String text, int how) {
    try {
      return new ArabicShaping(how).shape(text);
    } catch (ArabicShapingException cannot) {
      return text;
    }
  }
}
