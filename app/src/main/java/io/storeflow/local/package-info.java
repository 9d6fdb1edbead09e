/** Local mode: a database and a Redis that come with the build, so that nothing is to be set up. */
@NullMarked
package io.storeflow.local;

import org.jspecify.annotations.NullMarked;
