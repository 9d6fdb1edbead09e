/** Orders that are placed: how they move on, their timeline, list and page. */
@NullMarked
package io.storeflow.order;

import org.jspecify.annotations.NullMarked;
