package io.storeflow.platform.failure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes of problems that an operation of the API answers with, beside those of every operation
 * with a body or with a name in its path. The document of the API lists them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
  String[] value();
}
