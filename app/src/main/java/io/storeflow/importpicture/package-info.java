/** Pictures that products of a file name by their addresses: fetched with care, one by one. */
@NullMarked
package io.storeflow.importpicture;

import org.jspecify.annotations.NullMarked;
