/** What tests stand on: engines, the application's context, further processes of it. */
@NullMarked
package io.storeflow.testing;

import org.jspecify.annotations.NullMarked;
