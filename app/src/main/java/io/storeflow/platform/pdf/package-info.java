/** Paper: pages of HTML as PDF, with fonts of our own, which load no address. */
@NullMarked
package io.storeflow.platform.pdf;

import org.jspecify.annotations.NullMarked;
