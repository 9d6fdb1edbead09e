/** Where the bytes of files are kept: a folder that all nodes share. */
@NullMarked
package io.storeflow.storage;

import org.jspecify.annotations.NullMarked;
