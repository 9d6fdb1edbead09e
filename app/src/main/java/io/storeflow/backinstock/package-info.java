/**
 * Who wants to be told when a variant can be had again: asked for, confirmed by mail, told once.
 */
@NullMarked
package io.storeflow.backinstock;

import org.jspecify.annotations.NullMarked;
