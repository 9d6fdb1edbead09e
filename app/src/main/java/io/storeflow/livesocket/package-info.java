/** The sockets of screens: who may open one, how many, and what is spoken on them. */
@NullMarked
package io.storeflow.livesocket;

import org.jspecify.annotations.NullMarked;
