/** How addresses of each country are asked for, checked and written; knows no store. */
@NullMarked
package io.storeflow.platform.address;

import org.jspecify.annotations.NullMarked;
