package io.storeflow.platform.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A body that an operation of the API takes, on its {@link JsonBody}, for the API's document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Repeatable(BodyExample.All.class)
public @interface BodyExample {
  String name();

  String description();

  /** JSON. */
  String value();

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.PARAMETER)
  @interface All {
    BodyExample[] value();
  }
}
