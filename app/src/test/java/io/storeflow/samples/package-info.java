/** Every feature's good forms and real things, for the tests that go over all routes. */
@NullMarked
package io.storeflow.samples;

import org.jspecify.annotations.NullMarked;
