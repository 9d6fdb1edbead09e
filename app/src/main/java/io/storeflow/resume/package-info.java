/** What somebody typed while their sign-in ran out: they sign in again and go on with it. */
@NullMarked
package io.storeflow.resume;

import org.jspecify.annotations.NullMarked;
