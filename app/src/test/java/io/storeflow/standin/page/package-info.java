/** What a person sees of it. */
@NullMarked
package io.storeflow.standin.page;

import org.jspecify.annotations.NullMarked;
