/** The data files of the demo world as records, and the people who stand in them. */
@NullMarked
package io.storeflow.demodata;

import org.jspecify.annotations.NullMarked;
