package io.storeflow.platform.body;

import tools.jackson.databind.JsonNode;

/** Tells how the document of the API describes the bodies that are sent. */
public interface DescribesBodies {

  /**
   * The schema of a body, with those that it refers to: a reference, and what stands in {@code
   * components} of the document.
   *
   * @param body the record that takes its members
   */
  JsonNode schema(Class<?> body);
}
