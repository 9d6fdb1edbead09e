package io.storeflow.platform.body;

import io.storeflow.platform.failure.Problem;

/**
 * The JSON body of a request to the API, as an argument of a controller. It is not read yet, so
 * that what costs less can be refused before.
 *
 * @param <T> the record that its members are taken into, as the document of the API describes it
 */
public final class JsonBody<T> {
  private final BodySchema<T> schema;
  private final byte[] bytes;

  JsonBody(BodySchema<T> schema, byte[] bytes) {
    this.schema = schema;
    this.bytes = bytes;
  }

  /**
   * Reads it and holds it against the document. What is wrong with its structure stands in the body
   * that is given back, beside what the readers of its texts will find.
   *
   * @throws Problem 400 if it is no JSON object
   */
  public CheckedBody<T> read() {
    return schema.check(JsonText.object(bytes));
  }
}
