/**
 * Receipt printers that take what they print over a socket, in networks that the operator names.
 */
@NullMarked
package io.storeflow.networkprinter;

import org.jspecify.annotations.NullMarked;
