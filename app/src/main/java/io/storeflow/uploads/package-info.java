/**
 * Pictures that people send, before what they belong to is saved: taken, put in order, described.
 */
@NullMarked
package io.storeflow.uploads;

import org.jspecify.annotations.NullMarked;
