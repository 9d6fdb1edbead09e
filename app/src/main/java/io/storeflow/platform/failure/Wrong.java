package io.storeflow.platform.failure;

import java.util.List;

/**
 * One thing that is wrong with a request, not yet in words: the sentence is the message {@code
 * wrong.<rule>}, so that pages say it in the shopper's language and the API in English.
 *
 * @param pointer JSON pointer into the body, or the name of a parameter
 * @param with what fills the sentence
 */
public record Wrong(String pointer, String rule, List<Object> with) {

  public static Wrong of(String pointer, String rule, Object... with) {
    return new Wrong(pointer, rule, List.of(with));
  }
}
