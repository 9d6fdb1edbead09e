/** How people sign in and out: tries, links, sessions, browsers that are known. */
@NullMarked
package io.storeflow.signin;

import org.jspecify.annotations.NullMarked;
