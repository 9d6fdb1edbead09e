package io.storeflow.comment;

import io.storeflow.comment.Mentions.Piece;
import java.util.List;

/**
 * How comments of an order are shown.
 *
 * @param names whom any of them names, as it stands there
 */
public record CommentWords(List<String> names) {
  /** A comment, parted where somebody is named. */
  public List<Piece> pieces(String text) {
    return Mentions.pieces(text, names);
  }
}
