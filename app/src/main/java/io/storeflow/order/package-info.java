/**
 * Orders that are placed: how they move on, what is paid, their timeline, the words they are found
 * by.
 */
@NullMarked
package io.storeflow.order;

import org.jspecify.annotations.NullMarked;
